import { beforeAll } from 'vitest'
import { formRegion, Sender } from '../src/exchange/index.ts'
import { acceptedBy, slices as house, type Tables } from '../src/node.ts'
import type { Host } from '../src/platform/http.ts'
import type { Slice } from '../src/platform/slice.ts'
import { testTime, useNode } from './node.ts'

type Node = ReturnType<typeof useNode>
type Between<State> = (to: State, request: Request, forward: Fetch) => Promise<Response>
type Fetch = (request: Request) => Promise<Response>

/**
 * Several states in one process, each with its own database, that can reach each other and share a signed list of
 * members; those who are no `founders` run and are not on it. `region.node('TH')` is a node as `useNode` gives it; `await region.settle()` carries all news and all
 * messages everywhere, to the end. One clock for all.
 */
export function useRegion<State extends string>(
  states: readonly State[],
  extra: readonly Slice<Tables>[] = [],
  { founders = states, host = {} }: { founders?: readonly State[]; host?: Partial<Host<Tables>> } = {},
) {
  const straight: Between<State> = (_to, request, forward) => forward(request)
  const line = { between: straight, now: testTime }
  const slices = [...house, ...extra]
  const nodes = new Map<State, Node>()

  const reach =
    (): Fetch =>
    async (request): Promise<Response> => {
      const to = states.find((state) => new URL(request.url).hostname === `${state.toLowerCase()}.example`)
      if (!to) throw new Error('no such host')
      return line.between(to, request, nodes.get(to)!.fetch)
    }
  for (const state of states) nodes.set(state, useNode(state, { slices, fetch: reach(), clock: () => line.now, host }))
  beforeAll(() => formRegion(founders.map((state) => ({ host: nodes.get(state)!.host, accepts: acceptedBy(slices) }))))

  return {
    node: (state: State): Node => nodes.get(state)!,
    /** Stands between the nodes until the test's end: drop, double, delay or change what passes. */
    interfere(between: Between<State>) {
      line.between = between
    },
    heal() {
      line.between = straight
    },
    /** Moves the one clock forward. */
    wait(duration: { days?: number; hours?: number; minutes?: number; seconds?: number }) {
      const { days = 0, hours = 0, minutes = 0, seconds = 0 } = duration
      line.now = new Date(line.now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)
    },
    /** Carries news and messages until nothing moves any more. */
    async settle() {
      for (let round = 0, moved = 1; moved > 0 && round < 20; round++) {
        for (const node of nodes.values()) await node.drain()
        moved = 0
        for (const node of nodes.values()) moved += await new Sender(node.host).drain()
      }
      for (const node of nodes.values()) await node.drain()
    },
  }
}
