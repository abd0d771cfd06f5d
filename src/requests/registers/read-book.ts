import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { PartDigest, StatementRow } from './statement.ts'

type Reading = Pick<Ctx, 'db' | 'state'>

const dayOf = sql`to_char(r.sent_at at time zone 'UTC', 'YYYY-MM-DD')`
const monthOf = sql`to_char(r.sent_at at time zone 'UTC', 'YYYY-MM')`

/** What a restored node said again before it knew, and what was refused for it, is no part of what two states share. */
const inTheBook = sql`(e.step <> 'Opening' or e.message = r.message)
  and not (r.restored_at is not null and m.direction = 'out' and m.state = 'refused')`

/** A digest of each part of our book with a state: of each day from one on, and of each month before. Both sides compute the same. */
export async function readParts({ db, state }: Reading, partner: string, daysFrom: string): Promise<PartDigest[]> {
  const { rows } = await sql<PartDigest>`
    with log as materialized (
      select e.request, string_agg(e.message || coalesce(m.digest, ''), ',' order by e.message) as messages
        from requests.entry e join requests.request r on r.id = e.request left join exchange.message m on m.id = e.message
       where r.state = ${partner} and r.sent_at is not null and ${inTheBook} group by e.request),
    line as (
      select case when r.sent_at >= ${`${daysFrom}-01`}::timestamp at time zone 'UTC' then ${dayOf} else ${monthOf} end as part, r.id,
             concat_ws('|', r.id, r.kind, case r.side when 'Out' then ${state} else r.state end, r.status, l.messages) as line
        from requests.request r join log l on l.request = r.id where r.state = ${partner} and r.sent_at is not null)
    select part, count(*)::int as count,
           rtrim(translate(encode(sha256(convert_to(string_agg(line, E'\n' order by id), 'utf8')), 'base64'), '+/', '-_'), '=') as digest
      from line group by part order by part`.execute(db)
  return rows
}

interface Wanted {
  /** Months, and days; a month that has days of its own here has no other part. */
  readonly parts?: readonly string[]
  readonly ids?: readonly string[]
}

interface RawRow extends Omit<StatementRow, 'sentAt' | 'lastAt'> {
  readonly sentAt: Date
  readonly lastAt: Date
}

const isMonth = (part: string) => part.length === 7

/** The rows of our book with a state: those of some parts, and some by their ids. */
export async function readRows(
  { db, state }: Reading,
  partner: string,
  { parts = [], ids = [] }: Wanted,
): Promise<StatementRow[]> {
  const { rows } = await sql<RawRow>`
    with wanted as materialized (
      select r.* from requests.request r where r.state = ${partner} and r.sent_at is not null
         and (${monthOf} = any (${parts.filter(isMonth)}::text[]) or ${dayOf} = any (${parts.filter((part) => !isMonth(part))}::text[])
           or r.id = any (${[...ids]}::uuid[])))
    select r.id, r.kind, case r.side when 'Out' then ${state} else r.state end as "from", r.status,
           r.sent_at as "sentAt", max(e.at) as "lastAt",
           json_agg(json_build_array(e.message, e.from_state, coalesce(m.digest, ''))
             order by e.step <> 'Opening', e.at, e.message) as log
      from wanted r join requests.entry e on e.request = r.id left join exchange.message m on m.id = e.message
     where ${inTheBook}
     group by r.id, r.kind, r.side, r.state, r.status, r.sent_at`.execute(db)
  return rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString(), lastAt: row.lastAt.toISOString() }))
}

/** What our exchange knows of a message, whether it stands in the book or not. */
export interface Known {
  readonly direction: 'in' | 'out'
  readonly state: string
  readonly code: string | null
  /** When the receipt came, or was given, that says it is there. */
  readonly receivedAt: Date | null
}

export async function findKnown({ db }: Pick<Ctx, 'db'>, messages: readonly string[]): Promise<Map<string, Known>> {
  if (messages.length === 0) return new Map()
  const { rows } = await sql<Known & { id: string }>`
    select m.id, m.direction, m.state, m.code,
           (select min(t.at) from exchange.receipt t where t.message = m.id and t.step in ('received', 'delivered')) as "receivedAt"
      from exchange.message m where m.id = any (${[...messages]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...known }) => [id, known]))
}
