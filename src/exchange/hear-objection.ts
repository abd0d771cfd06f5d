import { inSystem } from '../platform/in-system.ts'
import { Problem } from '../platform/problem.ts'
import { backOff } from './contact.ts'
import { giveUpPlace } from './give-up-place.ts'
import { hearProblem, type Said } from './hear-problem.ts'
import { officeOf } from './office.ts'
import { refuse } from './problems.ts'
import { SignedProblem } from './protocol.ts'
import { recoverThread } from './recover/recover-thread.ts'
import { sendAgain } from './recover/send-again.ts'
import { bury, findWaiting, listAgain, putBack, type Item, type Objecting } from './queue.ts'
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
/** Mending moves on at once, so many times. */
const soon = 5
const long = 10 * 60_000

/**
 * A partner has signed that it does not take this message. Where the two remember different things, that is mended;
 * else it is tried again, and when the partner has said the same often and for long, of what cannot change, the message
 * waits for a person, and the next of its thread may pass (decisions 0019, 0024).
 */
export async function hearObjection(host: ExchangeHost, item: Item, said: Said): Promise<void> {
  const mended = await mend(host, item, said)
  const now = host.clock()
  const objection = mended ? { times: 0, since: null, at: said.at, text: said.text } : counted(item, said, now)
  const delay = mended && item.tries < soon ? 0 : backOff(item.tries)
  await putBack(host, item, { code: said.code, next: new Date(now.getTime() + delay), answered: true, objection })
  if (item.step === null && isLasting(objection, now)) await putAside(host, item, said.code)
}

/** The partner lost what it had signed for, and is sent it again; or this node did, and fetches it back. */
async function mend(host: ExchangeHost, { partner, thread, step }: Item, { code, head }: Said): Promise<boolean> {
  if (thread === null || step !== null || head === undefined) return false
  const again = await inSystem(host, (context) => sendAgain(context, { partner, thread }, head))
  if (again) return true
  if (again === 0 && code === 'exchange/out-of-order') return false
  return recoverThread(host, { partner, thread }).catch((error: unknown) => {
    host.log('exchange.not-recovered', { with: partner, thread, error: error instanceof Error ? error.message : '' })
    return false
  })
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
