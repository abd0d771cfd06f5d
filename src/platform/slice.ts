import type { Hono } from 'hono'
import type { Blinded } from './blinded.ts'
import type { Dependent, Permission } from './depends.ts'
import type { Endpoint, SystemContext } from './handle.ts'
import type { Host } from './http.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { SaidBefore } from './said-before.ts'

/** Called with news from below. It runs in a transaction of its own and may be called twice for one piece of news. */
export type Listener<Tables> = (context: SystemContext<Tables>, payload: Record<string, unknown>) => Promise<void>

/**
 * Applies a message, in the transaction that also marks it received: exactly once, or not at all.
 * A thrown Problem refuses it; the sender reads its code in the signed receipt.
 */
export type Apply<Tables> = (context: SystemContext<Tables>, message: InboundMessage) => Promise<void>

/**
 * What of a slice rests on a permission: looked up through the eyes of whoever asks. What ends is ended by the slice's
 * own trigger on the permission, in the transaction in which it is taken back; this says it beforehand.
 */
export type DependsOn<Tables> = (
  context: Pick<SystemContext<Tables>, 'db' | 'now' | 'state'>,
  permission: Permission,
) => Promise<readonly Dependent[]>

/**
 * Rebuilds what this node knew when it said this, from what it said: it was restored from a backup and forgot. It stays
 * as it was, signed for by its receiver; nothing of it is asked, checked or sent again. Called in the order of the thread
 * until it is done. A thrown Problem says that it cannot be done yet: it is tried again when more has come back, and a
 * person sees it until then.
 */
export type Rebuild<Tables> = (context: SystemContext<Tables>, said: SaidBefore) => Promise<void>

/** What a slice gives to the node: the only thing that `node.ts` takes from it. */
export interface Slice<Tables> {
  readonly name: string
  readonly endpoints: readonly Endpoint<Tables>[]
  /** Pages and streams that are not JSON endpoints. */
  readonly routes?: (host: Host<Tables>) => Hono
  /** What it does when a slice below announces something. */
  readonly listeners?: Readonly<Record<string, Listener<Tables>>>
  /** What it does with messages of other states, by type without the version. */
  readonly messages?: Readonly<Record<string, Apply<Tables>>>
  /** What of it rests on a permission that somebody may take back. Whoever sends or shows by permission answers here. */
  readonly dependsOn?: DependsOn<Tables>
  /** What it does with messages of its own that come back after a restore, by type without the version. */
  readonly replays?: Readonly<Record<string, Rebuild<Tables>>>
  /** Where it keeps blind tokens: all of them, or a rotation leaves some behind that meet nothing any more. */
  readonly blinded?: readonly Blinded<Tables>[]
  /** Work in the background while the node runs; returns how to stop it. */
  readonly start?: (host: Host<Tables>) => Promise<() => Promise<void>>
}
