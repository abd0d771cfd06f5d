import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { guardianOfThatFamily } from '../problems.ts'
import type { Ctx } from '../screening/keep.ts'
import { GuardianId, nameGuardian } from './contract.ts'

export const endpoint = handle(nameGuardian, {
  needs: 'identification.screen',
  audit: ({ person, kind, relation, herView }, { case: caseId, guardian }) => ({
    subject: person,
    cases: [caseId],
    detail: { guardian, kind, relation, view: herView },
  }),
  broken: { no_guardian_from_that_family: ({ person }) => guardianOfThatFamily(person) },

  async run(context: Ctx, { person, kind, relation, since, herView, ...content }) {
    const { db, vault, officer, now, newId } = context
    const { case: caseId } = await getPerson(context, person)
    const id = GuardianId.parse(newId())
    await db
      .insertInto('identification.guardian')
      .values({
        id,
        person,
        case_id: caseId,
        kind,
        relation,
        her_view: herView,
        content: sealJson(await getDataKey(db, vault, caseId), 'guardian', content),
        since,
        at: now,
        by: officer.id,
        ended_at: null,
        ended_by: null,
        ended_why: null,
      })
      .execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'identification.guardian-named',
      compartment: 'protection',
      detail: { person, guardian: id },
    })
    return { person, case: caseId, guardian: id }
  },
})
