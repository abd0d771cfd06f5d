import { z } from 'zod'
import type { Problem } from '../platform/problem.ts'
import { StateCode } from './contract.ts'
import { officeOf } from './office.ts'
import type { SignedProblem } from './protocol.ts'
import { digestOf, parseStrictly, signText } from './signed.ts'
import type { ExchangeHost } from './tables.ts'
import { payloadOf } from './take-receipt.ts'

/** The bytes that an answer will be about, kept until it is given, so that a refusal can be bound to them. */
const asked = new WeakMap<Request, Uint8Array>()
export const answersTo = (request: Request, bytes: Uint8Array): void => void asked.set(request, bytes)
export const bytesOf = (request: Request): Uint8Array | undefined => asked.get(request)

/** A refusal as a signed text, bound to the bytes that it answers. `undefined` on a node that has no keys in the list. */
export async function signProblem(
  host: ExchangeHost,
  { code, status, detail }: Problem,
  bytes: Uint8Array | undefined,
): Promise<string | undefined> {
  const office = await officeOf(host).catch(() => undefined)
  if (!office) return undefined
  const { from, message } = bytes ? claimedBy(bytes) : {}
  const said: SignedProblem = {
    suar: 1,
    from: host.state,
    to: from ?? null,
    ...(message && { message }),
    request: bytes ? digestOf(bytes) : null,
    code,
    status,
    detail,
    at: host.clock().toISOString(),
  }
  return signText('problem', said, office.signer)
}

const Claimed = z.object({
  from: StateCode.optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
  message: z.uuid().optional().catch(undefined),
})

/** Who a text says it is from, and which message it is about. Nothing of it is believed: it only addresses the answer. */
function claimedBy(bytes: Uint8Array): { from?: string | undefined; message?: string | undefined } {
  const { data } = Claimed.safeParse(wireOf(bytes) ?? payloadOf(Buffer.from(bytes).toString('latin1')))
  return { from: data?.from, message: data?.id ?? data?.message }
}

function wireOf(bytes: Uint8Array): unknown {
  try {
    return parseStrictly(bytes)
  } catch {
    return undefined
  }
}
