import type { Context, SystemContext } from '../platform/handle.ts'
import type { Officer } from '../platform/officer.ts'
import { Compartment } from './codes/contract.ts'
import type { CaseworkTables } from './tables.ts'

/** For an officer or for the node itself: the doors of this slice serve both. */
export type Ctx = SystemContext<CaseworkTables> & { readonly officer?: Officer }
export type OfficerCtx = Context<CaseworkTables>

/** The compartments that an officer's rights open to her, in the order in which she works in them. */
export const compartmentsOf = (officer: Officer): Compartment[] =>
  Compartment.options.filter((name) => officer.may.has(`compartment.${name}`))
