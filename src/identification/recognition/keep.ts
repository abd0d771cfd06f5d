import { openText, type DataKey } from '../../platform/seal.ts'
import { DeterminationId } from '../contract.ts'
import type { Ctx } from '../decide.ts'
import type { Recognition } from './contract.ts'

/** Every answer that we gave to what other states decided on her, the latest first. */
export async function recognitionsOf(
  { db }: Pick<Ctx, 'db'>,
  person: string,
  key: DataKey | undefined,
): Promise<Recognition[]> {
  const rows = await db
    .selectFrom('identification.recognition')
    .selectAll()
    .where('person', '=', person)
    .orderBy('at', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ id, determination, answer, body, reasons, at, by }) => ({
    id,
    determination: DeterminationId.parse(determination),
    answer,
    body,
    reasons: openText(key!, 'recognition', reasons),
    at: at.toISOString(),
    by,
  }))
}
