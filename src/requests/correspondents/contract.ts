import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { MailAddress, MailState, MailTrouble } from '../../platform/mail/contract.ts'
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

/** As the directory names an office. */
const OfficeCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** `Returned`: it came back to the mailbox it was sent from, and an officer said so. */
export const PacketMailState = z.enum([...MailState.options, 'Returned'])
export type PacketMailState = z.infer<typeof PacketMailState>

/** The mail that carries a link. It never holds the code. */
export const PacketMail = z.object({
  state: PacketMailState,
  trouble: MailTrouble.nullable(),
  perhapsTwice: z.boolean(),
  authority: OfficeCode,
  address: z.string(),
  post: z.string(),
  movedAt: z.iso.datetime(),
})
export type PacketMail = z.infer<typeof PacketMail>

/** An office of that state that the directory has a mail address of. */
export const MailContact = z.object({
  authority: OfficeCode,
  name: z.object({ id: z.string(), en: z.string() }),
  address: z.string(),
  /** False: what stands in the directory is no mail address. */
  good: z.boolean(),
  verifiedAt: z.iso.datetime().nullable(),
})
export type MailContact = z.infer<typeof MailContact>

/** Whom a link goes to: the address as the officer saw it. */
export const MailTo = z.strictObject({ authority: OfficeCode, address: MailAddress })

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
  mail: PacketMail.nullable(),
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
    /** The address that mail of this node comes from; null where none leaves. */
    mailFrom: z.string().nullable(),
    contacts: z.array(MailContact),
    mayMake: z.boolean(),
    mayAnswer: z.boolean(),
  }),
})

export const makePacket = command('requests/make-packet', {
  summary: 'Prepare a sealed file, or a link that opens once, for a state without a node; the code is told only now.',
  input: z
    .strictObject({
      ...one,
      way: PacketWay,
      days: z.int().min(1).max(30).default(7),
      /** The link leaves by mail, and is shown to nobody here. */
      mail: MailTo.nullable().default(null),
    })
    .refine(({ way, mail }) => mail === null || way === 'Link'),
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

export const mailAgain = command('requests/mail-again', {
  summary: 'Send the mail with the link once more, to the same or another address of the directory.',
  input: z.strictObject({ packet: PacketId, to: MailTo }),
  output: Standing,
})

export const noteMailReturned = command('requests/note-mail-returned', {
  summary: 'Say that the mail with the link came back to the mailbox it was sent from.',
  input: z.strictObject({ packet: PacketId }),
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
