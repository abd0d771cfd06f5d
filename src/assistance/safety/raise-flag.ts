import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { raiseFlag, FlagId, type Flag } from './contract.ts'
import type { Ctx } from './keep.ts'

export const endpoint = handle(raiseFlag, {
  needs: 'assistance.safety',
  audit: ({ person, kind }, { id, case: caseId }) => ({ subject: person, cases: [caseId], detail: { flag: id, kind } }),

  async run(context: Ctx, { person, kind, reason }) {
    const { case: caseId } = await getPerson(context, person)
    return insertFlag(context, { person, case: caseId, kind, origin: 'Officer', reason })
  },
})

type Raised = Pick<Flag, 'person' | 'case' | 'kind' | 'origin'> & { readonly reason: string }

export async function insertFlag(context: Ctx, { reason, ...raised }: Raised): Promise<Flag> {
  const { db, now, newId, officer, vault } = context
  const key = await getDataKey(db, vault, raised.case)
  const id = FlagId.parse(newId())
  await db
    .insertInto('assistance.flag')
    .values({
      id,
      person: raised.person,
      case_id: raised.case,
      kind: raised.kind,
      origin: raised.origin,
      content: sealText(key, 'flag', reason),
      recorded_by: officer.id,
      recorded_at: now,
    })
    .execute()
  const { person, kind } = raised
  const detail = { person, kind }
  await recordEvent(context, {
    case: raised.case,
    kind: 'assistance.flag-raised',
    compartment: 'protection',
    detail,
  })
  return { id, ...raised, reason, recordedBy: officer.id, recordedAt: now.toISOString(), lifted: null }
}
