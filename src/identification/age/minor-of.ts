import type { OpenedPerson } from '../../casework/contract.ts'
import type { Minor } from '../screening/assess.contract.ts'
import type { Ctx } from '../screening/keep.ts'

/** Whether she was under 18 at any time of it, by all that is known of her: doubt makes the child rule hold. */
export async function minorOf({ db }: Pick<Ctx, 'db'>, { id, age }: Pick<OpenedPerson, 'id' | 'age'>): Promise<Minor> {
  const said = await db
    .selectFrom('identification.screening')
    .select('minor')
    .distinct()
    .where('person', '=', id)
    .where('minor', '<>', 'No')
    .execute()
  if (age !== null && age < 18) return 'Yes'
  if (said.some(({ minor }) => minor === 'Yes')) return 'Yes'
  return said.length > 0 ? 'Disputed' : 'No'
}
