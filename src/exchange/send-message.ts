import { sql } from 'kysely'
import type { SystemContext } from '../platform/handle.ts'
import { sealText } from '../platform/seal.ts'
import { majorOf, MessageId, MessageType, ThreadId, type Handling } from './contract.ts'
import type { Kept } from './attachments/keep-attachment.ts'
import type { KnownMember } from './directory.ts'
import { newSalt } from './keys.ts'
import { newMessage } from './new-message.ts'
import { openOffice, type Office } from './office.ts'
import { noSuchPartner, notAcceptedThere, tooLarge } from './problems.ts'
import { Envelope } from './protocol.ts'
import { digestOf, signText } from './signed.ts'
import type { ExchangeTables } from './tables.ts'
import { holdThread, type Head } from './threads.ts'
import { markUnsent } from './wake.ts'
import { wrap } from './wrap.ts'

export interface Letter {
  /** The receiving state. */
  readonly to: string
  /** `requests.welfare-check@1.0` */
  readonly type: string
  /** A UUID of the conversation, the same on both sides. */
  readonly thread: string
  readonly body: unknown
  /** After this the receiver refuses it; 30 days unless told. */
  readonly expiresAt?: Date
  readonly handling: Handling
  /** Ids of clauses in the directory of law. */
  readonly legalBasis?: readonly string[]
  /** Files that were kept for this message and no other, at most 16. */
  readonly attachments?: readonly Kept[]
  /** Messages that led to this one. */
  readonly causes?: readonly string[]
}

const largest = 512 * 1024
const month = 30 * 24 * 3600_000

/**
 * Hands a message to the post, in the caller's transaction: it leaves if, and only if, that transaction commits.
 * It is numbered, linked to the one before, signed and sealed here, and these bytes are what every retry sends.
 * Throws `exchange/no-such-partner`, `exchange/not-accepted-there`, `exchange/too-large`.
 */
export async function sendMessage<T extends ExchangeTables>(
  given: SystemContext<T>,
  letter: Letter,
): Promise<MessageId> {
  // A transaction over more tables is one over ours; Kysely's types cannot say so for an open set of tables.
  const context = given as unknown as SystemContext<ExchangeTables>
  const type = MessageType.parse(letter.type)
  const thread = ThreadId.parse(letter.thread)
  const office = await openOffice(context)
  const member = partnerFor(office, context, letter)
  const keys = letter.attachments?.map(({ key, name }) => ({ key, ...(name !== undefined && { name }) }))
  const payload = JSON.stringify({ salt: newSalt(), body: letter.body, ...(keys?.length && { attachments: keys }) })
  if (Buffer.byteLength(payload) > largest) throw tooLarge(largest)
  const sealTo = member.sealTo(context.now)
  if (!sealTo) throw noSuchPartner(letter.to)

  const head = await holdThread(context, { partner: letter.to, thread, direction: 'out' })
  const draft = draftOf(context, letter, { head, payload, toKey: sealTo.kid })
  const envelope = signText('envelope', draft, office.signer)
  const wire = await wrap(draft, sealTo, { envelope, payload })
  await store(context, {
    draft: { ...draft, type, thread },
    envelope,
    wire,
    sealed: sealText(head.dataKey, draft.id, payload),
  })
  markUnsent(context.vault)
  return MessageId.parse(draft.id)
}

function partnerFor(office: Office, { now, state }: SystemContext<ExchangeTables>, { to, type }: Letter): KnownMember {
  const member = to === state ? undefined : office.memberOn(to, now)
  if (!member) throw noSuchPartner(to)
  if (!member.accepts.includes(majorOf(type))) throw notAcceptedThere(to, type)
  return member
}

function draftOf(
  { now, newId, state }: SystemContext<ExchangeTables>,
  { to, type, thread, handling, legalBasis = [], causes = [], expiresAt, attachments = [] }: Letter,
  { head, payload, toKey }: { head: Head; payload: string; toKey: string },
): Envelope {
  return Envelope.parse({
    suar: 1,
    id: newId(),
    from: state,
    to,
    toKey,
    type,
    thread,
    seq: head.seq + 1,
    prev: head.digest,
    causes: [...causes],
    issuedAt: now.toISOString(),
    expiresAt: (expiresAt ?? new Date(now.getTime() + month)).toISOString(),
    handling,
    legalBasis: [...legalBasis],
    payload: { digest: digestOf(payload) },
    crit: attachments.length > 0 ? ['attachments'] : [],
    ...(attachments.length > 0 && {
      attachments: attachments.map(({ digest, bytes, type: media }) => ({ digest, bytes, type: media })),
    }),
  } satisfies Envelope)
}

/** One statement: the message, its line for the transparency log, the sealed body, the place in the queue, the head of the thread. */
async function store(
  { db, now }: SystemContext<ExchangeTables>,
  { draft, envelope, wire, sealed }: { draft: Envelope; envelope: string; wire: string; sealed: Buffer },
): Promise<void> {
  const { id, to, thread, seq } = draft
  await sql`
    with ${newMessage({ draft, envelope, wire, sealed, now })}
    update exchange.thread set seq = ${seq}, digest = ${digestOf(envelope)}
     where partner = ${to} and thread = ${thread} and direction = 'out'`.execute(db)
  if (draft.attachments)
    await db
      .insertInto('exchange.attachment')
      .values(
        draft.attachments.map((each, nth) => ({ message: id, nth, ...each, bytes: String(each.bytes), whole_at: now })),
      )
      .execute()
}
