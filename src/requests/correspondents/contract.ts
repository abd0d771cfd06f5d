import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { DeclineReason, FieldValues, one, RequestId, Standing, text } from '../codes/contract.ts'

export const PacketId = z.uuid().brand<'PacketId'>()
export type PacketId = z.infer<typeof PacketId>

/** A sealed file that somebody carries, or a page of the portal that opens once. */
export const PacketWay = z.enum(['File', 'Link'])
export type PacketWay = z.infer<typeof PacketWay>
export const HandedHow = z.enum(['Mail', 'Courier', 'DiplomaticBag', 'InPerson'])
export type HandedHow = z.infer<typeof HandedHow>
export const RevokedWhy = z.enum(['ByOfficer', 'RequestEnded', 'TooManyTries'])
export type RevokedWhy = z.infer<typeof RevokedWhy>

const iso = z.iso.datetime().nullable()

/** What is known of a packet, step by step, and nothing that is not. */
export const Packet = z.object({
  id: PacketId,
  way: PacketWay,
  madeAt: z.iso.datetime(),
  post: z.string(),
  expiresAt: iso,
  handedAt: iso,
  handedHow: HandedHow.nullable(),
  handedPost: z.string().nullable(),
  openedAt: iso,
  answeredAt: iso,
  revokedAt: iso,
  revokedWhy: RevokedWhy.nullable(),
  /** Wrong codes so far. */
  tries: z.int(),
})
export type Packet = z.infer<typeof Packet>

/** Which request the ledger and the desk speak of. */
const about = { request: RequestId, case: CaseId.nullable() }

export const listPackets = query('requests/list-packets', {
  summary: 'What was prepared for a state without a node, who handed it over, and what is known of it since.',
  input: z.strictObject(one),
  output: z.object({
    ...about,
    /** No node will receive this request. */
    byHand: z.boolean(),
    packets: z.array(Packet),
    mayMake: z.boolean(),
    mayAnswer: z.boolean(),
  }),
})

export const makePacket = command('requests/make-packet', {
  summary: 'Prepare a sealed file, or a link that opens once, for a state without a node; the code is told only now.',
  input: z.strictObject({ ...one, way: PacketWay, days: z.int().min(1).max(30).default(7) }),
  output: z.object({
    ...about,
    packet: PacketId,
    /** To be given by another way than the file or the link; kept nowhere. */
    code: z.string(),
    link: z.string().nullable(),
    file: z.object({ name: z.string(), text: z.string(), sha256: z.string() }).nullable(),
    expiresAt: iso,
  }),
})
export type MadePacket = z.infer<typeof makePacket.output>

export const handOverPacket = command('requests/hand-over-packet', {
  summary: 'Say that a packet was handed over, and how; nothing else proves it.',
  input: z.strictObject({ packet: PacketId, how: HandedHow }),
  output: Standing,
})

export const revokePacket = command('requests/revoke-packet', {
  summary: 'Take a link back: it opens no more, and takes no answer of whoever opened it.',
  input: z.strictObject({ packet: PacketId }),
  output: Standing,
})

/** What a state without a node can say. */
export const OutsideStep = z.enum(['Accepted', 'MoreInfoRequested', 'Declined', 'PartiallyExecuted', 'Executed'])
export type OutsideStep = z.infer<typeof OutsideStep>

export const recordAnswer = command('requests/record-answer', {
  summary: 'Write down what a state without a node answered on paper, by mail or by telephone, and who said it.',
  input: z.strictObject({
    ...one,
    step: OutsideStep,
    reason: DeclineReason.nullable().default(null),
    text,
    answer: FieldValues.nullable().default(null),
    /** Name and office of who answered. */
    by: z.string().trim().min(2).max(150),
  }),
  output: Standing,
})
