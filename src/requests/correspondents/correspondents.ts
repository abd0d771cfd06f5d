import { closeLinks } from './open-link.ts'
import { endpoint as handOverPacket } from './hand-over-packet.ts'
import { endpoint as listPackets } from './list-packets.ts'
import { endpoint as makePacket } from './make-packet.ts'
import { endpoint as recordAnswer } from './record-answer.ts'
import { endpoint as revokePacket } from './revoke-packet.ts'

/** What this part of the slice gives to it. */
export const endpoints = [listPackets, makePacket, handOverPacket, revokePacket, recordAnswer]
export { closeLinks }
export { portal } from './portal/routes.ts'
