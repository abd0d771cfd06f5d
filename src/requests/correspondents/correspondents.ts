import { closeLinks } from './open-link.ts'
import { endpoint as handOverPacket } from './hand-over-packet.ts'
import { endpoint as listPackets } from './list-packets.ts'
import { endpoint as makePacket } from './make-packet.ts'
import { hearMail } from './mail/hear-mail.ts'
import { endpoint as mailAgain } from './mail/mail-again.ts'
import { packetMailMoved } from './mail/mail-link.ts'
import { endpoint as noteMailReturned } from './mail/note-returned.ts'
import { endpoint as recordAnswer } from './record-answer.ts'
import { endpoint as revokePacket } from './revoke-packet.ts'

/** What this part of the slice gives to it. */
export const endpoints = [
  listPackets,
  makePacket,
  mailAgain,
  noteMailReturned,
  handOverPacket,
  revokePacket,
  recordAnswer,
]
export const listeners = { [packetMailMoved]: hearMail }
export { closeLinks }
export { portal } from './portal/routes.ts'
