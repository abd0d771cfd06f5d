import { z } from 'zod'
import { largestAttachment } from './attachments/keep-attachment.ts'
import { AttachmentKeys } from './attachments/attachment-keys.ts'
import { sealedSize } from './attachments/seal-stream.ts'
import { majorOf } from './contract.ts'
import type { KnownMember } from './directory.ts'
import type { Office } from './office.ts'
import { refuse } from './problems.ts'
import { Envelope, rejoinType, understood, voidType, Wire } from './protocol.ts'
import { digestOf, parseStrictly, skew, verifyText } from './signed.ts'
import { unwrap } from './wrap.ts'

/** A message proven genuine and meant for us. `objection` is why it must not be applied, to be signed as a refusal. */
export interface Opened {
  readonly envelope: Envelope
  readonly text: string
  readonly digest: string
  readonly payload: string
  readonly body: unknown
  /** Of the attachments, in their order. */
  readonly names: readonly (string | undefined)[]
  readonly objection: string | undefined
}

interface Desk {
  readonly office: Office
  readonly state: string
  readonly now: Date
}

/** Every check that needs no transaction. Throws a Problem for each text that is not to be trusted. */
export async function openEnvelope(desk: Desk, bytes: Uint8Array): Promise<Opened> {
  const wire = readWire(bytes)
  const member = whoWrote(desk, wire)
  const key = desk.office.own.seal.get(wire.key)
  if (!key) throw refuse('unknown-recipient-key', { key: wire.key })
  const opened = await unwrap(wire, key)
  if (!opened) throw refuse('cannot-open', { id: wire.id })
  const verdict = verifyText('envelope', opened.envelope, { keys: member.keys, now: desk.now })
  if (!verdict.ok) throw refuse(verdict.why, { id: wire.id, from: wire.from })
  const envelope = readEnvelope(verdict.value, wire)
  if (digestOf(opened.payload) !== envelope.payload.digest) throw refuse('digest-mismatch', { id: wire.id })
  if (Date.parse(envelope.issuedAt) > desk.now.getTime() + skew) throw refuse('from-the-future', { id: wire.id })
  const inside = bodyIn(opened.payload)
  const whole = inside?.names.length === (envelope.attachments?.length ?? 0)
  return {
    envelope,
    text: opened.envelope,
    digest: digestOf(opened.envelope),
    payload: Buffer.from(opened.payload).toString('utf8'),
    body: inside?.body,
    names: inside?.names ?? [],
    objection: inside && whole ? objectionTo(envelope, desk) : 'exchange/malformed-body',
  }
}

function readWire(bytes: Uint8Array): Wire {
  try {
    return Wire.parse(parseStrictly(bytes))
  } catch {
    throw refuse('malformed')
  }
}

function whoWrote({ office, state, now }: Desk, { from, to }: Wire): KnownMember {
  if (to !== state || from === state) throw refuse('wrongly-addressed', { to })
  const member = office.memberOn(from, now)
  if (!member) throw refuse('unknown-member', { from })
  return member
}

/** What is signed must say the same as what is written outside; otherwise someone passes on what was meant for another. */
function readEnvelope(value: unknown, wire: Wire): Envelope {
  const { success, data: envelope } = Envelope.safeParse(value)
  if (!success) throw refuse('malformed', { id: wire.id })
  const same =
    envelope.id === wire.id && envelope.from === wire.from && envelope.to === wire.to && envelope.toKey === wire.key
  if (!same) throw refuse('wrongly-addressed', { id: wire.id })
  if (!isWhatItSays(envelope, 'voids', voidType) || !isWhatItSays(envelope, 'rejoins', rejoinType))
    throw refuse('malformed', { id: wire.id })
  return envelope
}

/** Only its own type bears such a field. */
const isWhatItSays = (envelope: Envelope, field: 'voids' | 'rejoins', type: string): boolean =>
  envelope[field] === undefined || majorOf(envelope.type) === majorOf(type)

const Payload = z.looseObject({ body: z.unknown(), attachments: AttachmentKeys.optional() })

/** What the body text holds; `undefined` when it is none. */
export function bodyIn(payload: Uint8Array): { body: unknown; names: readonly (string | undefined)[] } | undefined {
  try {
    const { success, data } = Payload.safeParse(parseStrictly(payload))
    if (!success || !('body' in data)) return undefined
    return { body: data.body, names: (data.attachments ?? []).map(({ name }) => name) }
  } catch {
    return undefined
  }
}

function objectionTo(envelope: Envelope, { office, state, now }: Desk): string | undefined {
  if (envelope.crit.some((field) => !understood.has(field))) return 'exchange/unknown-critical-field'
  if (envelope.voids || envelope.rejoins) return undefined
  if (Date.parse(envelope.expiresAt) < now.getTime() - skew) return 'exchange/expired'
  if (envelope.attachments?.some(({ bytes }) => bytes > sealedSize(largestAttachment)))
    return 'exchange/attachment-too-large'
  const accepts = office.directory.members.get(state)?.accepts
  return accepts?.includes(majorOf(envelope.type)) ? undefined : 'exchange/unknown-type'
}
