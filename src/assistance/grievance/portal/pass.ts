import type { Host } from '../../../platform/http.ts'
import { openJson, sealJson } from '../../../platform/seal.ts'

const validFor = 20 * 60_000

type Sealing = Pick<Host<never>, 'vault' | 'clock'>
const keyOf = ({ vault }: Sealing) => ({ id: 'grievance pass', key: vault.mark('assistance.pass', 'key') })

/** Lets her who has just shown number and PIN go on for twenty minutes: in the page, so that the browser keeps nothing. */
export const passOf = (host: Sealing, grievance: string): string =>
  sealJson(keyOf(host), 'pass', { grievance, until: host.clock().getTime() + validFor }).toString('base64url')

export function readPass(host: Sealing, pass: string): string | undefined {
  try {
    const sealed = Buffer.from(pass, 'base64url')
    const { grievance, until } = openJson<{ grievance: string; until: number }>(keyOf(host), 'pass', sealed)
    return until > host.clock().getTime() ? grievance : undefined
  } catch {
    return undefined // not ours, or changed on its way: she shows number and PIN again
  }
}
