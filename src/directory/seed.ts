import { createHash } from 'node:crypto'
import type { InsertObject } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import authorities from './seed/authorities.json' with { type: 'json' }
import cautions from './seed/cautions.json' with { type: 'json' }
import clockRules from './seed/clock-rules.json' with { type: 'json' }
import feasts from './seed/feasts.json' with { type: 'json' }
import holidays from './seed/holidays.json' with { type: 'json' }
import weeks from './seed/weeks.json' with { type: 'json' }
import channelRules from './seed/channel-rules.json' with { type: 'json' }
import clauses from './seed/clauses.json' with { type: 'json' }
import instruments from './seed/instruments.json' with { type: 'json' }
import memberships from './seed/memberships.json' with { type: 'json' }
import networks from './seed/networks.json' with { type: 'json' }
import parties from './seed/parties.json' with { type: 'json' }
import requestBasis from './seed/request-basis.json' with { type: 'json' }
import states from './seed/states.json' with { type: 'json' }
import type { DirectoryTables } from './tables.ts'

type Table = keyof DirectoryTables
type Row<T extends Table> = InsertObject<DirectoryTables, T>

interface Bringing {
  readonly table: Table
  readonly key: readonly string[]
  readonly rows: readonly Row<Table>[]
  /** Only over rows that nobody has written or edited at the desk: how they are told. */
  readonly untouched?: 'authority.version = 1' | `${'holiday' | 'week' | 'clock_rule'}.post is null`
}

const ruleKey = ['type', 'urgency', 'state', 'instrument', 'since', 'version']

/** In the order in which they refer to each other, each with its key. */
const reference = [
  { table: 'directory.state', key: ['iso2'], rows: states },
  { table: 'directory.network', key: ['code'], rows: networks },
  { table: 'directory.membership', key: ['network', 'state', 'since'], rows: memberships },
  { table: 'directory.instrument', key: ['code'], rows: instruments },
  { table: 'directory.party', key: ['instrument', 'state'], rows: parties },
  { table: 'directory.clause', key: ['code'], rows: clauses },
  { table: 'directory.request_basis', key: ['type', 'clause'], rows: requestBasis },
  { table: 'directory.channel_rule', key: ['channel'], rows: channelRules },
  { table: 'directory.caution', key: ['code'], rows: cautions },
  { table: 'directory.feast', key: ['state', 'code'], rows: feasts },
  { table: 'directory.week', key: ['state', 'since', 'version'], rows: weeks, untouched: 'week.post is null' },
  { table: 'directory.clock_rule', key: ruleKey, rows: clockRules, untouched: 'clock_rule.post is null' },
  { table: 'directory.holiday', key: ['state', 'day'], rows: holidays, untouched: 'holiday.post is null' },
] as readonly Bringing[]

const entries = authorities.map(({ hours, channels, ...rest }) => ({
  ...rest,
  hours: hours && JSON.stringify(hours),
  channels: JSON.stringify(channels),
})) as Row<'directory.authority'>[]

/** Invented missions, hotlines and shelters belong to nodes of invented people: on another, somebody would dial them. */
const entriesFor = (synthetic: boolean) => entries.filter((entry) => synthetic || entry.fictional !== true)

/**
 * Brings the directory up to the edition that this program carries; does nothing when it is already there.
 * An entry that somebody edited at the desk stays as she left it.
 */
export async function seedDirectory(db: Db<DirectoryTables>, synthetic = true): Promise<void> {
  const carried = entriesFor(synthetic)
  const checksum = createHash('sha256')
    .update(JSON.stringify([reference, carried]))
    .digest('hex')
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('directory.seed')
    .values({ checksum })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return
  for (const each of reference) await bringIn(db, each)
  await bringIn(db, { table: 'directory.authority', key: ['code'], rows: carried, untouched: 'authority.version = 1' })
}

async function bringIn(db: Db<DirectoryTables>, { table, key, rows, untouched }: Bringing): Promise<void> {
  const changed = Object.keys(rows[0]!).filter((column) => !key.includes(column))
  const excluded = Object.fromEntries(changed.map((column) => [column, sql.ref(`excluded.${column}`)]))
  await db
    .insertInto(table)
    .values([...rows])
    .onConflict((conflict) => {
      const update = conflict.columns(key as never).doUpdateSet(excluded as never)
      return untouched ? update.where(sql<boolean>`${sql.raw(untouched)}`) : update
    })
    .execute()
}
