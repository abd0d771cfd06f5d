import type { OpenedPerson } from '../../casework/contract.ts'
import type { Minor } from '../screening/assess.contract.ts'
import type { Ctx } from '../screening/keep.ts'

/**
 * Whether she was under 18 at any time of it, by all that is known of her. A doubt that is open counts for her; what was
 * decided counts until somebody doubts anew. The same as `identification.is_child`, which PostgreSQL holds gates by.
 */
export async function minorOf({ db }: Pick<Ctx, 'db'>, { id, age }: Pick<OpenedPerson, 'id' | 'age'>): Promise<Minor> {
  const disputes = await db
    .selectFrom('identification.age_dispute')
    .select(['decided_at', 'finding'])
    .where('person', '=', id)
    .orderBy('decided_at', (by) => by.desc().nullsFirst())
    .execute()
  const [last] = disputes
  if (last && last.decided_at === null) return 'Disputed'
  if (last?.finding === 'Child') return 'Yes'
  const said = await db
    .selectFrom('identification.screening')
    .select(['minor', 'begun_at'])
    .where('person', '=', id)
    .where('minor', '<>', 'No')
    .execute()
  const since = said.filter(({ begun_at }) => !last?.decided_at || begun_at > last.decided_at)
  if (since.some(({ minor }) => minor === 'Yes')) return 'Yes'
  if (since.length > 0) return 'Disputed'
  return !last && age !== null && age < 18 ? 'Yes' : 'No'
}
