import { inSystem } from '../platform/in-system.ts'
import { Problem } from '../platform/problem.ts'
import { backOff } from './contact.ts'
import { giveUpPlace } from './give-up-place.ts'
import { hearProblem, type Said } from './hear-problem.ts'
import { officeOf } from './office.ts'
import { refuse } from './problems.ts'
import { SignedProblem } from './protocol.ts'
import { bury, findWaiting, listAgain, putBack, sendAgain, type Item, type Objecting } from './queue.ts'
import type { ExchangeHost } from './tables.ts'
import { payloadOf } from './take-receipt.ts'

/** What no other try of the same bytes can change. */
const lasting: ReadonlySet<string> = new Set([
  'too-large',
  'exchange/malformed',
  'exchange/wrongly-addressed',
  'exchange/key-revoked',
  'exchange/bad-signature',
  'exchange/unknown-recipient-key',
  'exchange/cannot-open',
  'exchange/digest-mismatch',
  'exchange/forked',
  'exchange/attachment-too-large',
  'exchange/attachment-altered',
])
/** The two states remember different pasts: a person must look, and what is behind it cannot pass either. */
const incidents: ReadonlySet<string> = new Set(['exchange/replayed', 'exchange/broken-chain'])

const often = 5
const long = 10 * 60_000

/**
 * A partner has signed that it does not take this message. It is tried again, from an earlier one where the partner has
 * lost some; when the partner has said the same often and for long, of what cannot change, the message waits for a
 * person, and the next of its thread may pass (decision 0019).
 */
export async function hearObjection(host: ExchangeHost, item: Item, said: Said): Promise<void> {
  const { expected } = said
  const rewind = expected !== undefined && item.seq !== null && expected < item.seq
  if (rewind) await sendAgain(host, item, expected)
  const now = host.clock()
  const objection = counted(item, said, now)
  const delay = rewind ? 0 : backOff(item.tries)
  await putBack(host, item, { code: said.code, next: new Date(now.getTime() + delay), answered: true, objection })
  if (item.step === null && isLasting(objection, now)) await putAside(host, item, said.code)
}

/** An answer that was given before and comes again says nothing new. */
function counted(item: Item, { code, at, text }: Said, now: Date): Objecting {
  if (!lasting.has(code) && !incidents.has(code)) return { times: 0, since: null, at, text }
  const same = item.objection === code && item.objections > 0 && item.objecting_since !== null
  if (!same) return { times: 1, since: now, at, text }
  const isNew = item.objected_at === null || at > item.objected_at
  return { times: item.objections + Number(isNew), since: item.objecting_since, at, text }
}

/** The same from a partner that pulls: it hands in its answer, which must be about the very bytes that wait here. */
export async function takeProblem(host: ExchangeHost, text: string): Promise<{ from: string }> {
  const claimed = SignedProblem.safeParse(payloadOf(text))
  if (!claimed.success) throw refuse('malformed')
  const { from, message = '' } = claimed.data
  const member = (await officeOf(host)).directory.members.get(from)
  if (!member) throw refuse('unknown-member', { from })
  const item = await findWaiting(host, { message, partner: from })
  if (!item) throw refuse('no-such-message', { message })
  const said = hearProblem(text, { member, state: host.state, request: item.bytes, message, now: host.clock() })
  if (!said) throw refuse('bad-signature', { from })
  await hearObjection(host, item, said)
  await listAgain(host, item)
  return { from }
}

const isLasting = ({ times, since }: Objecting, now: Date): boolean =>
  times >= often && since !== null && now.getTime() - since.getTime() >= long

async function putAside(host: ExchangeHost, item: Item, code: string): Promise<void> {
  if (incidents.has(code) || item.voids !== null) return bury(host, item)
  try {
    await inSystem(host, (context) => giveUpPlace(context, { message: item.message, code }))
    host.log('exchange.place-given-up', { message: item.message, to: item.partner, code })
  } catch (error) {
    // The partner left the region, or has no key to seal to: nothing can take the place, and a person must look.
    if (!(error instanceof Problem)) throw error
    await bury(host, item)
  }
}
