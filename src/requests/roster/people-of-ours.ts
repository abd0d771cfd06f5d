import { opens } from '../../assistance/contract.ts'
import { findByIdentifier } from '../../casework/index.ts'
import type { OfficerCtx } from '../context.ts'
import { whereSheStands } from '../move/where-she-stands.ts'
import { rowsHaveNotAgreed } from '../problems.ts'
import type { RosterRow } from './contract.ts'

interface Ours {
  readonly row_no: number
  readonly person: string
}

/**
 * Lines with the passport of a person whom this officer's agency knows: her own state hears of her by a list, too, only
 * if she agrees (gate G1). Throws with the lines that stay here.
 */
export async function peopleOfOurs(
  context: OfficerCtx,
  { rows, state }: { rows: readonly RosterRow[]; state: string },
): Promise<readonly Ours[]> {
  const ours: Ours[] = []
  const stays = new Set<number>()
  for (const { no, passportNumber } of rows) {
    if (passportNumber === undefined) continue
    const found = await findByIdentifier(context, 'Passport', passportNumber)
    for (const person of new Set(found.flatMap((each) => each.person ?? []))) {
      const asked = { purpose: 'NotifyOwnState', recipient: `state:${state}`, fields: ['Identity'] } as const
      if (!opens(await whereSheStands(context, { person, ...asked, fields: [...asked.fields] }))) stays.add(no)
      ours.push({ row_no: no, person })
    }
  }
  if (stays.size > 0) throw rowsHaveNotAgreed([...stays])
  return ours
}

export async function keepOurs({ db }: OfficerCtx, part: string, ours: readonly Ours[]): Promise<void> {
  if (ours.length === 0) return
  await db
    .insertInto('requests.roster_person')
    .values(ours.map((each) => ({ part, ...each })))
    .execute()
}
