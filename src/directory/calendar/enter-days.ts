import { sql } from 'kysely'
import type { Context } from '../../platform/handle.ts'
import type { Words } from '../contract.ts'
import type { DirectoryTables } from '../tables.ts'
import { selectHolidays } from './holiday-row.ts'

type Ctx = Context<DirectoryTables>

export interface Day {
  readonly state: string
  readonly day: string
  readonly name: Words
  /** The feast that moves and falls on it. */
  readonly feast: string | null
}

interface Said {
  readonly source: string
  readonly verified: boolean
}

/** Enters days off. A day that stands there already keeps its name and gains what falls on it, too. */
export async function enterDays(context: Ctx, days: readonly Day[], said: Said) {
  const outcome = { added: 0, changed: 0, same: 0 }
  for (const day of days) outcome[await enter(context, day, said)]++
  return outcome
}

async function enter(
  context: Ctx,
  { state, day, name, feast }: Day,
  said: Said,
): Promise<'added' | 'changed' | 'same'> {
  const { db, officer, now } = context
  const written = { post: officer.post, at: now }
  const row = await selectHolidays(db)
    .select('feasts')
    .where('state', '=', state)
    .where(sql<boolean>`day = ${day}::date`)
    .forUpdate()
    .executeTakeFirst()
  if (!row) {
    const columns = { name_id: name.id, name_en: name.en, feasts: feast === null ? [] : [feast] }
    await db
      .insertInto('directory.holiday')
      .values({ state, day, ...columns, ...said, ...written })
      .execute()
    return 'added'
  }
  const known = feast === null ? row.name_id.includes(name.id) : row.feasts.includes(feast)
  if (known && row.active && (row.verified || !said.verified)) return 'same'
  await db
    .updateTable('directory.holiday')
    .set({
      name_id: joined(row.name_id, name.id),
      name_en: joined(row.name_en, name.en),
      feasts: feast === null || row.feasts.includes(feast) ? row.feasts : [...row.feasts, feast],
      source: known ? said.source : joined(row.source, said.source),
      verified: known ? said.verified : said.verified && row.verified,
      active: true,
      version: row.version + 1,
      ...written,
    })
    .where('state', '=', state)
    .where(sql<boolean>`day = ${day}::date`)
    .execute()
  return 'changed'
}

const joined = (stands: string, comes: string) =>
  stands.toLowerCase().includes(comes.toLowerCase()) ? stands : `${stands} / ${comes}`.slice(0, 400)
