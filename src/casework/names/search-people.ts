import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { CaseId, PersonId } from '../codes/contract.ts'
import { searchPeople } from './contract.ts'
import { nameKeysOf } from './name-keys.ts'
import { searchNames, type NameHit } from './search-names.ts'

/** A person is found under each of her names; the nearest one is shown. */
const bestOfEach = (hits: readonly NameHit[]): NameHit[] =>
  hits.filter(({ person }, at) => hits.findIndex((hit) => hit.person === person) === at)

/** Below this, two names have no more in common than chance gives. */
const worthShowing = 0.72

export const endpoint = handle(searchPeople, {
  needs: 'casework.search',
  audit: (_, { hits }) => ({ subject: 'people', cases: [...new Set(hits.map((hit) => hit.case))] }),

  async run({ db, vault }: OfficerCtx, { name, limit }) {
    const found = await searchNames({ db, vault, keysOf: nameKeysOf(vault) }, name, limit * 2)
    const near = bestOfEach(found.filter(({ score }) => score >= worthShowing))
    if (near.length === 0) return { hits: [] }
    const people = await db
      .selectFrom('casework.person as person')
      .innerJoin('casework.case_file as file', 'file.id', 'person.case_id')
      .select(['person.id', 'person.code as personCode', 'file.code as caseCode'])
      .where(
        'person.id',
        'in',
        near.map(({ person }) => person),
      )
      .execute()
    const codes = new Map(people.map(({ id, ...rest }) => [id, rest]))
    return {
      hits: near.slice(0, limit).flatMap((hit) => {
        const code = codes.get(hit.person)
        return code ? [{ ...hit, ...code, person: PersonId.parse(hit.person), case: CaseId.parse(hit.case) }] : []
      }),
    }
  },
})
