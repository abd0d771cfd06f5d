import type { z } from 'zod'
import type { AccessTables, Role } from '../access/index.ts'
import { Sender, type ExchangeTables } from '../exchange/index.ts'
import type { Contract } from '../platform/contract.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Host } from '../platform/http.ts'
import type { Officer } from '../platform/officer.ts'

/** Of all the tables that stand above, a seat needs to name only these. */
export type SeatTables = AccessTables & ExchangeTables & PlatformTables

/** A desk at which the story of the demo is told: everything passes through the same doors as an officer's click. */
export interface Seat {
  readonly state: string
  /** Does what an officer of this role would do, at the seat's moment. Throws on a refusal. */
  readonly ask: <I extends z.ZodType, O extends z.ZodType>(
    role: Role,
    contract: Contract<I, O>,
    input: z.input<I>,
  ) => Promise<z.output<O>>
  /** Moves the seat's clock, also backwards: each story has its own day. */
  readonly at: (moment: Date) => void
  readonly now: () => Date
  /** Carries all news to whoever listens. */
  readonly drain: () => Promise<void>
  /** Sends what waits for other states; gives how many messages moved. */
  readonly send: () => Promise<number>
}

interface Node {
  readonly fetch: (request: Request) => Promise<Response>
  readonly jobs: { readonly drain: (signal?: AbortSignal) => Promise<void> }
  readonly host: Host<SeatTables>
}

/** Opens a second, private entrance to a node's database: it is never served, and ends with the seeding. */
export function takeSeat(
  host: Host<SeatTables>,
  { officers, signal }: { officers: ReadonlyMap<Role, Officer>; signal: AbortSignal },
  createNode: (host: Host<SeatTables>) => Node,
): Seat & { readonly fetch: Node['fetch'] } {
  let moment = new Date()
  const node = createNode({
    ...host,
    clock: () => moment,
    whoIs: async (request) => officers.get(request.headers.get('x-role') as Role),
  })
  return {
    state: host.state,
    send: () => new Sender(node.host).drain(),
    fetch: node.fetch,
    async drain() {
      signal.throwIfAborted()
      await node.jobs.drain(signal)
    },
    at: (next) => void (moment = next),
    now: () => moment,
    async ask(role, contract, input) {
      signal.throwIfAborted()
      const response = await node.fetch(
        new Request(`${host.origin}/api/${contract.name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-role': role },
          body: JSON.stringify(input),
        }),
      )
      const body: unknown = await response.json()
      if (!response.ok) throw new Error(`${host.state} ${role} ${contract.name}: ${JSON.stringify(body)}`)
      return body as never
    },
  }
}
