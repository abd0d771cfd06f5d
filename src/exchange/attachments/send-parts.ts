import { createReadStream } from 'node:fs'
import { inSystem } from '../../platform/in-system.ts'
import { streamBody } from '../../platform/stream-body.ts'
import type { KnownMember } from '../directory.ts'
import { giveUpPlace } from '../give-up-place.ts'
import { hear, noAnswer, refusalIn } from '../hear-answer.ts'
import { officeOf } from '../office.ts'
import { under, type Answer } from '../post-item.ts'
import { proofTo } from '../pull-page.ts'
import type { Item } from '../queue.ts'
import type { ExchangeHost } from '../tables.ts'
import { haveOf, outgoing } from './keep-attachment.ts'

const stride = 4 * 1024 * 1024
const patience = 60_000

/** All the partner says after the last part: its receipt, or why it takes no more. `lost` when a file is gone here. */
export type Carried = Answer | { readonly kind: 'lost' }

/** Carries the attachments of a message that its partner has received, each from where it stands there. */
export async function sendParts(host: ExchangeHost, item: Item): Promise<Carried> {
  const member = (await officeOf(host)).directory.members.get(item.partner)!
  const rows = await host.system.kysely
    .selectFrom('exchange.attachment')
    .where('message', '=', item.message)
    .orderBy('nth')
    .select(['digest', 'bytes'])
    .execute()
  let answer: Answer = { kind: 'taken' }
  for (const { digest, bytes } of rows) {
    const size = Number(bytes)
    if ((await haveOf(outgoing(host, digest))) !== size) return { kind: 'lost' }
    answer = await sendOne(host, member, { digest, size })
    if (answer.kind !== 'taken') return answer
  }
  return answer
}

/** A file of ours is gone or cut short: the message can never be whole, so its place is given up at once. */
export async function giveUpLost(host: ExchangeHost, { message, partner }: Item): Promise<void> {
  const code = 'exchange/attachment-lost'
  await inSystem(host, (context) => giveUpPlace(context, { message, code }))
  host.log('exchange.place-given-up', { message, to: partner, code })
}

async function sendOne(
  host: ExchangeHost,
  member: KnownMember,
  { digest, size }: { digest: string; size: number },
): Promise<Answer> {
  try {
    let at = await askHave(host, member, digest)
    for (let tries = 0; at < size || tries === 0;) {
      const answer = await put(host, member, { digest, from: at, to: Math.min(size, at + stride) })
      if (answer.kind === 'problem' && answer.said.code === 'exchange/wrong-offset' && tries++ < 3) {
        at = answer.said.offset ?? 0
        continue
      }
      if (answer.kind !== 'taken') return answer
      at = Math.min(size, at + stride)
      if (at >= size) return answer
    }
    return { kind: 'taken' }
  } catch (error) {
    return noAnswer(error)
  }
}

/** A hint only, so it is not signed: where it is wrong, the partner says so when the part comes. */
async function askHave(host: ExchangeHost, member: KnownMember, digest: string): Promise<number> {
  const response = await host.fetch(
    new Request(under(member.endpoint, `attachments/${digest}/have`), {
      headers: { 'suar-proof': await proofTo(host, member.state) },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }),
  )
  const { status, text } = await hear(response)
  const have = status === 200 ? (JSON.parse(text) as { have?: unknown }).have : 0
  return typeof have === 'number' && Number.isSafeInteger(have) && have >= 0 ? have : 0
}

async function put(
  host: ExchangeHost,
  member: KnownMember,
  { digest, from, to }: { digest: string; from: number; to: number },
): Promise<Answer> {
  const proof = await proofTo(host, member.state)
  const bytes = () => createReadStream(outgoing(host, digest), { start: from, end: to - 1 })
  const response = await host.fetch(
    new Request(under(member.endpoint, `attachments/${digest}`), {
      method: 'PUT',
      body: from < to ? streamBody(bytes) : '', // all may be there already
      headers: { 'content-type': 'application/octet-stream', 'suar-proof': proof, 'upload-offset': String(from) },
      redirect: 'error',
      // A body that streams needs it; the types of the platform do not know it yet.
      ...({ duplex: 'half' } as RequestInit),
      signal: AbortSignal.timeout(patience),
    }),
  )
  const heard = await hear(response)
  if (heard.status === 204) return { kind: 'taken' }
  if (heard.status === 200) return { kind: 'receipt', text: heard.text }
  return refusalIn(heard, { member, state: host.state, request: proof, now: host.clock() })
}
