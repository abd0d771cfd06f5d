import { getPerson, type CaseworkTables } from '../casework/index.ts'
import type { DependentOf } from '../platform/depends.ts'
import { handle, type Context } from '../platform/handle.ts'
import { all, showWhatChanges, type Resting } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

/**
 * Computed by every slice before she decides, through the officer's own eyes: what another compartment does with her yes
 * ends as well, and is not told here that it is there.
 */
export const endpoint = handle(showWhatChanges, {
  needs: 'assistance.consent',
  audit: ({ person, purpose }, output) => ({ subject: person, cases: [output.case], detail: { purpose } }),

  async run(context: Context<AssistanceTables & CaseworkTables>, { person, purpose, recipients }) {
    const { case: caseId } = await getPerson(context, person)
    const found = await context.dependents({ person, purpose })
    const stays = (recipient: string) =>
      recipients !== null && (recipients[0] === all || recipients.includes(recipient))
    return { person, case: caseId, purpose, resting: found.filter((each) => !stays(each.recipient)).map(restingOf) }
  },
})

export const restingOf = ({ at, ...each }: DependentOf): Resting => ({ ...each, at: at?.toISOString() ?? null })
