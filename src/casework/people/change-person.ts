import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import type { OfficerCtx } from '../context.ts'
import { CaseId, PersonId } from '../codes/contract.ts'
import { forgetNames, indexName } from '../names/index-name.ts'
import { ageByBirth } from './age-by-birth.ts'
import { changePerson as contract, Identity } from './contract.ts'
import { openIdentity } from './open-person.ts'
import { getPersonRow, recordPersonEvent } from './person-row.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ person, changes }, { case: id }) => ({
    subject: person,
    cases: [id],
    detail: { changed: Object.keys(changes) },
  }),

  async run(context: OfficerCtx, { person: id, changes }) {
    const { db, vault, now } = context
    const row = await getPersonRow(context, id)
    const key = await getDataKey(db, vault, row.case_id)
    const known = Identity.parse({ ...openIdentity(key, row), ...changes })
    await db
      .updateTable('casework.person')
      .set({
        identity: sealJson(key, 'person.identity', known),
        gender: changes.gender ?? row.gender,
        age: ageByBirth(changes.age === undefined ? row.age : changes.age, known.birth, now),
        age_source: changes.ageSource === undefined ? row.age_source : changes.ageSource,
        citizenship: changes.citizenship ?? row.citizenship,
        languages: changes.languages ?? row.languages,
        whereabouts: changes.whereabouts ?? row.whereabouts,
      })
      .where('id', '=', id)
      .execute()
    if (changes.names) {
      await forgetNames(db, vault, { person: id, dataKey: key })
      for (const { text } of changes.names)
        await indexName(db, vault, { person: id, case: row.case_id, name: text, dataKey: key })
    }
    if (changes.names || changes.description)
      await announce(db, 'casework.person-named', { case: row.case_id, person: id })
    await recordPersonEvent(context, {
      person: row,
      kind: 'casework.person-changed',
      detail: { changed: Object.keys(changes) },
    })
    return { person: PersonId.parse(id), case: CaseId.parse(row.case_id) }
  },
})
