import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { DirectoryTables } from '../tables.ts'
import type { ChannelStanding } from './contract.ts'

export interface Pair {
  readonly from: string
  readonly to: string
  readonly date: string
}

interface Rule {
  channel: ChannelStanding['channel']
  types: string[] | null
  needs: 'Nothing' | NonNullable<ChannelStanding['lacks']>
  gives: 'Available' | 'OnlyInformal'
  why_id: string
  why_en: string
  otherwise: 'OnlyInformal' | 'NotAvailable'
  other_id: string
  other_en: string
  source: string
  verified: boolean
  /** What the pair lacks of what the rule needs. */
  missing: string[]
}

/** Every channel's rule, with the states of the pair that do not meet it on that day. */
export async function readRules(db: Db<DirectoryTables>, { from, to, date }: Pair): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    with pair (state) as (values (${from}::text), (${to}::text))
    select rule.*, array(
      select state from pair
       where case rule.needs
         when 'Network' then not exists (
           select from directory.membership m
            where m.network = rule.network and m.state = pair.state and m.from_day <= ${date}::date
              and (m.until is null or m.until > ${date}::date))
         when 'Instrument' then not exists (
           select from directory.party p join directory.instrument i on i.code = p.instrument
            where i.code = rule.instrument and p.state = pair.state
              and coalesce(p.from_day, i.from_day) <= ${date}::date)
         when 'Mission' then pair.state = ${from} and not exists (
           select from directory.authority a
            where a.active and a.kind = 'Mission' and a.state = ${from} and a.seat = ${to})
         when 'BilateralAgreement' then not exists (
           select from directory.instrument i
            where i.kind = 'BilateralAgreement' and i.from_day <= ${date}::date
              and (select count(*) from directory.party p
                    where p.instrument = i.code and p.state in (${from}, ${to})) = 2)
         else false end) as missing
      from directory.channel_rule rule order by rule.place`.execute(db)
  return rows
}

/** How a channel stands for one type of request. */
export function stand(rule: Rule, type: string): ChannelStanding {
  const { channel, needs, source, verified } = rule
  const carries = rule.types === null || rule.types.includes(type)
  const lacks = needs !== 'Nothing' && rule.missing.length > 0 ? needs : null
  return {
    channel,
    availability: lacks ? 'NotAvailable' : carries ? rule.gives : rule.otherwise,
    why: carries ? { id: rule.why_id, en: rule.why_en } : { id: rule.other_id, en: rule.other_en },
    lacks,
    missing: lacks ? rule.missing : [],
    source,
    verified,
  }
}
