import { sql } from 'kysely'
import type { Officer } from '../platform/officer.ts'
import type { Db } from '../platform/db.ts'
import type { Category, Ground, Safeguard } from './contract.ts'
import type { TransfersTables } from './tables.ts'

export interface Leaving {
  /** The message or the letter itself. */
  readonly id: string
  readonly way: 'Exchange' | 'Letter' | 'Network' | 'ByHand'
  readonly recipient: string
  readonly network?: string
  readonly kind: string
  readonly step: string
  readonly thread: string
  /** Names of fields, never what stands in them. */
  readonly fields: readonly string[]
  readonly categories: readonly Category[]
  readonly persons: number
  readonly purpose: string
  readonly tlp: string
  readonly pap?: string
  /** Clauses that bind both states. */
  readonly safeguards: readonly Safeguard[]
  /** Records of her yes. */
  readonly consents: readonly string[]
}

/** The context of whoever sends, whatever its tables. */
interface Giving {
  readonly now: Date
  readonly state: string
  readonly db: unknown
  readonly officer?: Officer
}

/** Writes down what leaves, in the transaction in which it leaves. Without it PostgreSQL writes that nothing was stated. */
export async function registerTransfer(given: Giving, leaving: Leaving): Promise<void> {
  const db = given.db as Db<TransfersTables>
  const { law, ground, safeguards } =
    leaving.persons === 0
      ? { law: null, ground: 'NotNeeded' as const, safeguards: [] }
      : await groundFor(db, given, leaving)
  await db
    .insertInto('transfers.transfer')
    .values({
      ...leaving,
      network: leaving.network ?? null,
      at: given.now,
      fields: [...leaving.fields],
      categories: [...new Set(leaving.categories)].sort(),
      pap: leaving.pap ?? null,
      law,
      ground,
      safeguards: JSON.stringify(safeguards) as never,
      consents: [...leaving.consents],
      officer: given.officer?.id ?? null,
    })
    .execute()
}

/** The first step that holds, in the order of the law; that it was found, not that a lawyer agrees. */
async function groundFor(
  db: Db<TransfersTables>,
  { now, state }: { readonly now: Date; readonly state: string },
  { recipient, safeguards, consents }: Leaving,
): Promise<{ law: string | null; ground: Ground; safeguards: Safeguard[] }> {
  const { rows } = await sql<{
    law: string | null
    step: 'Adequacy' | 'Safeguards' | null
    rests_on: string
    source: string
  }>`
    select (select l.name || ' ' || l.article from transfers.law l where l.state = ${state}
             and l.since <= ${now}::date and (l.until is null or l.until > ${now}::date) order by l.since desc limit 1) as law,
           g.step, g.rests_on, g.source
      from (select) one left join transfers.ground g on g.state = ${recipient}
       and g.ended_at is null and g.since <= ${now}::date and (g.until is null or g.until > ${now}::date)`.execute(db)
  const found = rows.filter(({ step }) => step !== null)
  const bound = [...found.map(({ rests_on: clause, source }) => ({ clause, source, verified: true })), ...safeguards]
  const ground = found.some(({ step }) => step === 'Adequacy')
    ? 'Adequacy'
    : bound.length > 0
      ? 'Safeguards'
      : consents.length > 0
        ? 'Consent'
        : 'None'
  return { law: rows[0]!.law, ground, safeguards: bound }
}
