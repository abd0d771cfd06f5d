import type { Context, SystemContext } from '../platform/handle.ts'
import type { Officer } from '../platform/officer.ts'
import { Compartment } from './codes/contract.ts'
import { notYourCompartment } from './problems.ts'
import type { CaseworkTables } from './tables.ts'

/** For an officer or for the node itself: the doors of this slice serve both. */
export type Ctx = SystemContext<CaseworkTables> & { readonly officer?: Officer }
export type OfficerCtx = Context<CaseworkTables>

/** The compartments that an officer's rights open to her, in the order in which she works in them. */
export const compartmentsOf = (officer: Officer): Compartment[] =>
  Compartment.options.filter((name) => officer.may.has(`compartment.${name}`))

/** In which compartments of a case this reader works: what her rights open and where her agency takes part. */
export async function workingCompartments({ db, officer }: Ctx, caseId: string): Promise<Compartment[]> {
  if (!officer) return Compartment.options
  const row = await db
    .selectFrom('casework.agency_case')
    .select('compartments')
    .where('case_id', '=', caseId)
    .where('agency', '=', officer.agency)
    .executeTakeFirst()
  const mine = compartmentsOf(officer)
  // Without a row she is here by breaking the glass, which opens all but what is sealed.
  return row ? mine.filter((name) => row.compartments.includes(name)) : mine.filter((name) => name !== 'sealed')
}

/** The compartment to write into: the one asked for, or the first in which she works. Throws 403. */
export async function compartmentToWrite(context: Ctx, caseId: string, asked?: Compartment): Promise<Compartment> {
  const working = await workingCompartments(context, caseId)
  const chosen = asked ?? working[0]
  if (chosen === undefined || !working.includes(chosen)) throw notYourCompartment(asked ?? 'protection')
  return chosen
}
