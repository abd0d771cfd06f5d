import type { Db } from '../platform/db.ts'
import type { Figure } from './contract.ts'
import { findFigures } from './find-figures.ts'
import type { FiguresTables } from './tables.ts'

export interface Contradiction {
  /** The figure that says something else. */
  readonly figure: Figure
  readonly note: { id: string; en: string }
  /** The figure against which it stands; the same one where a source contradicts itself. */
  readonly against: string
}

/** What contradicts these figures; all contradictions of the ledger when none are named. */
export async function findContradictions(db: Db<FiguresTables>, codes?: readonly string[]): Promise<Contradiction[]> {
  let query = db.selectFrom('figures.contradiction').selectAll()
  if (codes) query = query.where((is) => is.or([is('figure', 'in', [...codes]), is('other', 'in', [...codes])]))
  const pairs = (await query.execute()).map(({ figure, other, note_id, note_en }) => {
    const turned = codes?.includes(other) && !codes.includes(figure)
    return { against: turned ? other : figure, code: turned ? figure : other, note: { id: note_id, en: note_en } }
  })
  if (pairs.length === 0) return []
  const figures = await findFigures(db, { codes: pairs.map(({ code }) => code) })
  return pairs.flatMap(({ against, code, note }) => {
    const figure = figures.find((one) => one.code === code)
    return figure ? [{ figure, note, against }] : []
  })
}
