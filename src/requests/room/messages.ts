import { z } from 'zod'
import { RecallReason, RequestId, State } from '../contract.ts'
import { Pap } from '../codes/contract.ts'
import { RoomId, RoomTlp, saying } from './contract.ts'

const post = z.string().min(1).max(200)
const line = z.string().trim().min(1).max(200)
const shared = { room: RoomId, word: z.uuid(), tlp: RoomTlp, pap: Pap, post, at: z.iso.datetime() }

/** One word of a room, to each state that takes part; the thread is the room. No field of it is about a person. */
export const roomMessage = 'requests.room@1.0'
export const RoomBody = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('Opened'),
    /** The request through which the two states share the case. */
    request: RequestId,
    states: z.array(State).min(2).max(11),
    title: line,
  }),
  z.strictObject({ ...shared, ...saying.Message }),
  z.strictObject({ ...shared, ...saying.Decision }),
  z.strictObject({ ...shared, ...saying.Meeting }),
  z.strictObject({ ...shared, ...saying.Action }),
  z.strictObject({
    ...shared,
    kind: z.literal('File'),
    name: line,
    type: z.string().max(100),
    size: z.number().int().min(1),
  }),
  z.strictObject({ ...shared, kind: z.literal('Done'), about: z.uuid() }),
  z.strictObject({ ...shared, kind: z.literal('Recalled'), about: z.uuid(), reason: RecallReason }),
  z.strictObject({ ...shared, kind: z.literal('Closed') }),
])
export type RoomBody = z.infer<typeof RoomBody>
