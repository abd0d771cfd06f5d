import {
  openCaseFromRequest,
  openRoom,
  sayInRoom,
  type RequestId,
  type RoomId,
  type Said,
} from '../src/requests/contract.ts'
import { aSentRequest } from './a-request.ts'
import type { useNode } from './node.ts'
import type { Person } from './people.ts'

type Node = ReturnType<typeof useNode>
interface Shared {
  readonly here: Node
  readonly there: Node
  readonly settle: () => Promise<void>
}

/** A case that two states share, and a room between them. */
export async function aRoom({ here, there, settle }: Shared, title = 'Working on building C-9') {
  const sent = await aSentRequest(here)
  await settle()
  await there.as('Amara')(openCaseFromRequest, { request: sent.request, title: 'Building C-9' })
  const opened = await here.as('Amara')(openRoom, { through: [sent.request], title })
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
  await settle()
  return { ...sent, room: opened.body.room as RoomId, request: sent.request as RequestId }
}

export const aMessage = (text: string): Said => ({ kind: 'Message', text, language: 'en' })

/** Says something in a room, to all of it unless told. */
export const sayIn = (
  node: Node,
  room: RoomId,
  { said, shared = true, by = 'Amara' }: { said: Said; shared?: boolean; by?: Person },
) => node.as(by)(sayInRoom, { room, said, shared })
