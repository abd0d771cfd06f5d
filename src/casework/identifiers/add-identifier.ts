import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { CaseId } from '../codes/contract.ts'
import { compartmentToWrite, type OfficerCtx } from '../context.ts'
import { getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { fileOf } from '../people/person-row.ts'
import { addIdentifier as contract } from './contract.ts'
import { findByIdentifier } from './find-by-identifier.ts'
import { blindIdentifier } from './identifiers.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, kind, person }, { identifier }) => ({
    subject: identifier,
    cases: [id],
    detail: { kind, ...(person && { person }) },
  }),

  async run(context: OfficerCtx, { case: asked, person, kind, value, remark, compartment: wanted }) {
    const { db, vault, now, newId, officer } = context
    const { id: standing } = await getCaseRow(context, asked)
    const caseId = person ? await fileOf(context, person, standing) : standing
    const compartment = await compartmentToWrite(context, caseId, wanted)
    const { normalised, token } = blindIdentifier(context, kind, value)
    const key = await getDataKey(db, vault, caseId)
    const id = newId()
    await db
      .insertInto('casework.identifier')
      .values({
        id,
        case_id: caseId,
        person: person ?? null,
        compartment,
        kind,
        value: sealJson(key, 'identifier.value', { said: value, normalised, remark: remark ?? null }),
        token,
        at: now,
        officer: officer.id,
      })
      .execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'casework.identifier-added',
      compartment,
      detail: { identifier: id, identifierKind: kind, ...(person && { person }) },
    })
    if (kind === 'Phone') await announce(db, 'casework.person-named', { case: caseId, person: person ?? null })
    const others = (await findByIdentifier(context, kind, value)).filter((found) => found.case !== standing)
    return { identifier: id, alsoIn: [...new Set(others.map((found) => CaseId.parse(found.case)))] }
  },
})
