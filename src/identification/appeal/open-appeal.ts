import { recordEvent, type CaseworkTables } from '../../casework/index.ts'
import { announce } from '../../platform/announce.ts'
import type { SystemContext } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import type { Officer } from '../../platform/officer.ts'
import type { DeterminationRow } from '../get-determination.ts'
import type { IdentificationTables } from '../tables.ts'
import { AppealId, type Appeal } from './contract.ts'

/** Opens an appeal against this decision: by an officer who writes it down, or by the node when it was asked outside. */
export async function openAppeal(
  context: SystemContext<IdentificationTables & CaseworkTables> & { readonly officer?: Officer },
  against: DeterminationRow,
  { case: caseId, askedBy, ...told }: Pick<Appeal, 'askedBy' | 'grounds' | 'evidence'> & { readonly case: string },
): Promise<AppealId> {
  const { db, vault, officer, now, newId } = context
  const { person } = against
  const id = AppealId.parse(newId())
  await db
    .insertInto('identification.appeal')
    .values({
      id,
      person,
      case_id: caseId,
      determination: against.id,
      asked_by: askedBy,
      content: sealJson(await getDataKey(db, vault, caseId), 'appeal', told),
      late: against.appeal_until !== null && now.toISOString().slice(0, 10) > against.appeal_until,
      at: now,
      by: officer?.id ?? null,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: null,
    })
    .execute()
  await recordEvent(context, {
    case: caseId,
    kind: 'identification.appealed',
    compartment: 'protection',
    detail: { person, appeal: id },
  })
  await announce(db, 'identification.appealed', { case: caseId, person, appeal: id })
  return id
}
