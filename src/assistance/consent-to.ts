import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ConsentPurpose, ConsentStanding, FactGroup, Recipient } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

interface Context {
  readonly db: Db<AssistanceTables>
  readonly now: Date
}

export interface Asked {
  readonly person: string
  readonly purpose: ConsentPurpose
  /** Who receives it; null looks at the purpose as a whole. */
  readonly recipient: Recipient | null
  /** Which groups of facts about her; none where it is not known yet. */
  readonly fields?: readonly FactGroup[]
}

/** Where a person stands on one purpose now. To look, not to act on: whoever sends or shows calls `holdConsent`. */
export async function consentTo({ db, now }: Context, asked: Asked): Promise<ConsentStanding> {
  const { person, purpose, recipient, fields = [] } = asked
  const { rows } = await sql<{ stands: ConsentStanding }>`
    select assistance.consent_stands(${person}::uuid, ${purpose}, ${recipient}, ${[...fields]}::text[], ${now}::timestamptz) as stands`.execute(
    db,
  )
  return rows[0]!.stands
}

/**
 * The same, held until the transaction ends: a withdrawal under way is waited for, a later one waits. For what leaves
 * by another way than a log whose trigger calls `assistance.hold_consent` itself.
 */
export async function holdConsent(
  { db }: Context,
  { person, purpose, recipient, fields = [] }: Asked & { readonly recipient: Recipient },
): Promise<ConsentStanding> {
  const { rows } = await sql<{ stands: ConsentStanding }>`
    select assistance.hold_consent(${person}::uuid, ${purpose}, ${recipient}, ${[...fields]}::text[]) as stands`.execute(
    db,
  )
  return rows[0]!.stands
}
