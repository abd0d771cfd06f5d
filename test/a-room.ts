import { randomUUID } from 'node:crypto'
import { beforeAll } from 'vitest'
import { inSystem } from '../src/platform/in-system.ts'
import {
  getRoom,
  openCaseFromRequest,
  openRoom,
  sayInRoom,
  type RequestId,
  type RoomId,
  type RoomView,
  type RoomWord,
  type Said,
} from '../src/requests/contract.ts'
import { aSentRequest, knowTheLaw } from './a-request.ts'
import type { useNode } from './node.ts'
import type { Person } from './people.ts'
import { useRegion } from './region.ts'

type Node = ReturnType<typeof useNode>
interface Shared {
  readonly here: Node
  readonly there: Node
  readonly settle: () => Promise<void>
}

/** Three states that know the law, and what stands in their rooms as Amara reads it. */
export function useRooms() {
  const region = useRegion(['ID', 'TH', 'KH'])
  const [jakarta, bangkok, phnomPenh] = [region.node('ID'), region.node('TH'), region.node('KH')]
  beforeAll(async () => {
    for (const node of [jakarta, bangkok, phnomPenh]) await knowTheLaw(node)
  })
  const read = async (node: Node, room: RoomId): Promise<RoomView> => (await node.as('Amara')(getRoom, { room })).body
  const words = async (node: Node, room: RoomId): Promise<RoomWord[]> => (await read(node, room)).words
  return {
    region,
    jakarta,
    bangkok,
    phnomPenh,
    two: { here: jakarta, there: bangkok, settle: () => region.settle() },
    read,
    words,
    last: async (node: Node, room: RoomId): Promise<RoomWord> => (await words(node, room)).at(-1)!,
  }
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

/** What every word of a room carries, as another state would write it. */
export const headIn = (room: string) => ({
  room,
  word: randomUUID(),
  tlp: 'AMBER',
  pap: 'AMBER',
  post: 'officer',
  at: '2026-11-24T07:20:00.000Z',
})

export const messageIn = (room: string, body: object = {}) => ({
  ...headIn(room),
  kind: 'Message',
  text: 'Listen to me.',
  language: 'en',
  ...body,
})

/** What a node says to a body, as if a state had sent and signed it. */
export const deliverTo =
  (node: Node) =>
  (
    state: string,
    body: { room: string } & Record<string, unknown>,
    { thread = body.room }: { thread?: string } = {},
  ): Promise<boolean> =>
    inSystem(node.host, (context) =>
      node.host.deliver(context, {
        id: randomUUID(),
        from: state,
        type: 'requests.room@1.0',
        thread,
        issuedAt: node.host.clock(),
        body,
      }),
    )
