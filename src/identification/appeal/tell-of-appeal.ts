import { giveNotice } from '../../access/index.ts'
import type { CaseworkTables } from '../../casework/index.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Listener } from '../../platform/slice.ts'
import type { IdentificationTables } from '../tables.ts'

/** Those who may decide in the agencies of the case hear of it, except who made the decision that it is against. */
export const tellOfAppeal: Listener<IdentificationTables & CaseworkTables & PlatformTables> = async (
  context,
  { appeal },
) => {
  const against = await context.db
    .selectFrom('identification.appeal as appeal')
    .innerJoin('identification.determination as decision', 'decision.id', 'appeal.determination')
    .innerJoin('casework.participation as part', 'part.case_id', 'appeal.case_id')
    .where('appeal.id', '=', String(appeal))
    .where('part.until', 'is', null)
    .select(['part.agency', 'appeal.case_id as subject', 'decision.decided_by as officer'])
    .distinct()
    .execute()
  for (const { agency, subject, officer } of against)
    await giveNotice(
      context,
      { agency, right: 'identification.decide' },
      { kind: 'identification.appealed', subject, officer: officer ?? undefined },
    )
}
