import type { z } from 'zod'
import type { OutboxTables } from './announce.ts'
import type { Contract } from './contract.ts'
import type { Db } from './db.ts'
import type { DependentOf, Permission } from './depends.ts'
import type { LedgerLine, LedgerTables } from './ledger.ts'
import type { Officer } from './officer.ts'
import type { Problem } from './problem.ts'
import type { SealTables, Vault } from './seal.ts'

export type PlatformTables = LedgerTables & OutboxTables & SealTables

/** All that a handler may know of the world outside its input. */
export interface Context<Tables> {
  readonly db: Db<Tables & PlatformTables>
  readonly officer: Officer
  readonly now: Date
  readonly newId: () => string
  readonly vault: Vault
  /** The state whose node this is, ISO 3166-1 alpha-2. */
  readonly state: string
  /** Where people reach this node, e.g. `https://suar.example`. */
  readonly origin: string
  /** True on a node whose people are all made up; every page says so. */
  readonly synthetic: boolean
  /** The address that its mail comes from; null on a node that sends none. */
  readonly mailFrom: string | null
  /** What rests on a permission, in every slice, through the eyes of whoever asks. */
  readonly dependents: (permission: Permission) => Promise<readonly DependentOf[]>
}

/** The node at work on its own: a job, an inbound message, a page of the portal. No row is hidden from it. */
export type SystemContext<Tables> = Omit<Context<Tables>, 'officer' | 'dependents'>

export interface Handler<Tables, I extends z.ZodType, O extends z.ZodType> {
  /** The right that the officer must hold. */
  readonly needs: string
  /** The line left in the ledger, in the same transaction. */
  readonly audit: (input: z.output<I>, output: z.output<O>) => LedgerLine
  /** What to say when a named constraint of this slice's tables refuses. */
  readonly broken?: Readonly<Record<string, (input: z.output<I>) => Problem>>
  readonly run: (context: Context<Tables>, input: z.output<I>) => Promise<z.input<O>>
}

/** A contract, and the handler that keeps it. */
export interface Endpoint<Tables> {
  readonly contract: Contract
  readonly handler: Handler<Tables, z.ZodType, z.ZodType>
}

export function handle<Tables, I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  handler: Handler<Tables, I, O>,
): Endpoint<Tables> {
  // Sound: `mount` parses with this very contract before it calls this very handler.
  return { contract, handler: handler as unknown as Endpoint<Tables>['handler'] }
}
