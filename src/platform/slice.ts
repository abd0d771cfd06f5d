import type { Hono } from 'hono'
import type { Endpoint, SystemContext } from './handle.ts'
import type { Host } from './http.ts'

/** Called with news from below. It runs in a transaction of its own and may be called twice for one piece of news. */
export type Listener<Tables> = (context: SystemContext<Tables>, payload: Record<string, unknown>) => Promise<void>

/** What a slice gives to the node: the only thing that `node.ts` takes from it. */
export interface Slice<Tables> {
  readonly name: string
  readonly endpoints: readonly Endpoint<Tables>[]
  /** Pages and streams that are not JSON endpoints. */
  readonly routes?: (host: Host<Tables>) => Hono
  /** What it does when a slice below announces something. */
  readonly listeners?: Readonly<Record<string, Listener<Tables>>>
  /** Work in the background while the node runs; returns how to stop it. */
  readonly start?: (host: Host<Tables>) => Promise<() => Promise<void>>
}
