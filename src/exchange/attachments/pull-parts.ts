import { Readable } from 'node:stream'
import { Receipt, type Member, type Step } from '../protocol.ts'
import type { ExchangeHost } from '../tables.ts'
import { payloadOf } from '../take-receipt.ts'
import { haveOf, incoming } from './keep-attachment.ts'
import { receivePart } from './receive-part.ts'

type Ask = (
  host: ExchangeHost,
  member: Pick<Member, 'state' | 'endpoint'>,
  what: { path: string; headers: Record<string, string> },
) => Promise<Response>

/** Fetches what is missing of a pulled message's attachments, each from where it stands; says how far it came. */
export async function pullParts(
  host: ExchangeHost,
  member: Pick<Member, 'state' | 'endpoint'>,
  { message, ask }: { message: string; ask: Ask },
): Promise<Step> {
  const partner = member.state
  const rows = await host.system.kysely
    .selectFrom('exchange.attachment')
    .where('message', '=', message)
    .where('whole_at', 'is', null)
    .orderBy('nth')
    .select('digest')
    .execute()
  let step: Step = 'received'
  for (const { digest } of rows) {
    const offset = await haveOf(incoming(host, { message, digest }))
    const response = await ask(host, member, {
      path: `attachments/${digest}`,
      headers: { range: `bytes=${offset}-` },
    })
    if (response.status !== 206) throw new Error(`${partner} answered ${response.status}`)
    const receipt = await receivePart(host, { partner, digest, offset, stream: response.body ?? Readable.from([]) })
    if (receipt !== undefined) step = Receipt.parse(payloadOf(receipt)).step
  }
  return step
}
