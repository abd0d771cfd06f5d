import type { z } from 'zod'
import type { KnownMember } from '../directory.ts'
import { officeOf } from '../office.ts'
import { askPartner } from '../ask-partner.ts'
import { Heads, History, Reads, Returned, Wire, type Receipt } from '../protocol.ts'
import { digestOf, verifyText } from '../signed.ts'
import type { ExchangeHost } from '../tables.ts'
import { readReceipt } from '../take-receipt.ts'
import { unwrap } from '../wrap.ts'
import { textOf, type Text } from './history.ts'

/** A text of ours that the partner gave back, proven ours. */
export interface GivenBack extends Text {
  readonly jws: string
  /** Empty where its body was erased there. */
  readonly payload: string
  readonly receipts: readonly (Receipt & { readonly text: string })[]
}

async function ask<T>(
  host: ExchangeHost,
  member: KnownMember,
  { path, schema }: { path: string; schema: z.ZodType<T> },
): Promise<T> {
  return schema.parse(JSON.parse(await askPartner(host, member, path)))
}

/** Throws where a list does not move on: a partner that goes in a circle keeps nobody. */
function mustMoveOn(state: string, page: { readonly length: number }, goesOn: boolean): void {
  if (page.length === 0 || !goesOn) throw new Error(`a list of ${state} does not move on`)
}

export async function askHeads(host: ExchangeHost, member: KnownMember, after: string): Promise<Heads> {
  const page = await ask(host, member, { path: `heads/${after}`, schema: Heads })
  if (page.next !== null) mustMoveOn(member.state, page.heads, page.next.toLowerCase() > after.toLowerCase())
  return page
}

/** Receipts of reading between the two of us, from the n-th newest on. */
export const askReads = (host: ExchangeHost, member: KnownMember, n: number): Promise<Reads> =>
  ask(host, member, { path: `reads/${n}`, schema: Reads })

/** All that the partner took from us in a thread, in its order. */
export async function askTaken(host: ExchangeHost, member: KnownMember, thread: string): Promise<History['messages']> {
  const all: History['messages'] = []
  for (let n: number | null = 0; n !== null;) {
    const page: History = await ask(host, member, { path: `threads/${thread}/${n}`, schema: History })
    all.push(...page.messages)
    if (page.next !== null) mustMoveOn(member.state, page.messages, page.next > n)
    n = page.next
  }
  return all
}

/** Fetches one back. Throws where it is not a text of ours in this thread, signed by us. */
export async function fetchBack(
  host: ExchangeHost,
  member: KnownMember,
  { id, digest, thread }: { id: string; digest: string; thread: string },
): Promise<GivenBack> {
  const { directory, own } = await officeOf(host)
  const { message, receipts } = await ask(host, member, { path: `wrote/${id}`, schema: Returned })
  const wire = Wire.parse(JSON.parse(message))
  const key = own.seal.get(wire.key)
  const opened = key && wire.id === id ? await unwrap(wire, key) : undefined
  if (!opened) throw new Error(`what ${member.state} gave back as ${id} does not open`)
  // A key of ours may be out of date, or revoked since: what it signed when it was good is ours all the same.
  const keys = directory.members.get(host.state)?.keys.map((each) => ({ ...each, validUntil: null, revokedAt: null }))
  const verdict = verifyText('envelope', opened.envelope, { keys: keys ?? [], now: host.clock() })
  if (!verdict.ok) throw new Error(`what ${member.state} gave back as ${id} is not signed by this node`)
  const text = textOf(opened.envelope)
  const { from, to, thread: of } = text.envelope
  const ours = text.id === id && text.digest === digest && from === host.state && to === member.state && of === thread
  if (!ours) throw new Error(`what ${member.state} gave back as ${id} is another message`)
  const whole = digestOf(opened.payload) === text.envelope.payload.digest
  const payload = whole ? Buffer.from(opened.payload).toString('utf8') : ''
  return { ...text, jws: opened.envelope, payload, receipts: await readAll(host, text, receipts) }
}

/** They are evidence that the partner took it; without one it is nothing that we said to it. */
async function readAll(host: ExchangeHost, { id, digest, envelope: { to } }: Text, texts: readonly string[]) {
  const office = await officeOf(host)
  const receipts: (Receipt & { text: string })[] = []
  for (const text of texts) {
    const receipt = await readReceipt(office, text, { state: host.state, now: host.clock() })
    if (receipt.message === id && receipt.digest === digest && receipt.from === to) receipts.push({ ...receipt, text })
  }
  if (receipts.length === 0) throw new Error(`${to} gave back ${id} without a receipt for it`)
  return receipts
}
