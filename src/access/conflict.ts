import { announce, type OutboxTables } from '../platform/announce.ts'
import type { Db } from '../platform/db.ts'
import { holdingNow } from './holding-now.ts'
import type { AccessTables } from './tables.ts'

interface Conflict {
  readonly officer: string
  readonly subject: string
  readonly why: string
  /** Null when the node itself found it: an officer's name or post among the people of the case. */
  readonly declaredBy: string | null
}

/** From the moment this commits the officer sees nothing of the case; the auditors are told. */
export async function blockForConflict(
  { db, now }: { readonly db: unknown; readonly now: Date },
  { officer, subject, why, declaredBy }: Conflict,
): Promise<void> {
  await (db as Db<AccessTables>)
    .insertInto('access.conflict_block')
    .values({ officer, subject, why, declared_by: declaredBy, at: now })
    .onConflict((on) => on.doNothing())
    .execute()
  await announce(db as Db<OutboxTables>, 'access.conflict-declared', { officer, subject, by: declaredBy })
}

/** Hours within which a supervisor or the data-protection officer answers (Suar default). */
const answeredWithin = 4

interface Asking {
  readonly db: unknown
  readonly now: Date
  readonly newId: () => string
}

/** Asks those who may say so whether it is one; nobody loses sight of anything by it. */
export async function askWhetherConflict(
  { db, now, newId }: Asking,
  { officer, subject, why, declaredBy }: Conflict,
): Promise<void> {
  const claim = { id: newId(), officer, subject, why, about: null, declared_by: declaredBy, at: now }
  const due = new Date(now.getTime() + answeredWithin * 3_600_000)
  await (db as Db<AccessTables>)
    .insertInto('access.conflict_claim')
    .values({ ...claim, due })
    .onConflict((on) => on.doNothing())
    .execute()
  await announce(db as Db<OutboxTables>, 'access.conflict-claimed', { officer, subject })
}

export interface Found {
  readonly officer: string
  readonly subject: string
  /** The person of the case who is like the officer. */
  readonly about: string
  readonly why: 'NamedInCase' | 'PostNamed'
  readonly strong: boolean
}

/**
 * The node itself has found an officer in a case: a strong likeness blocks at once, a weak one asks. It is found once
 * for each person; what was lifted or refused is not found again.
 */
export async function foundConflict(context: Asking, { officer, subject, about, why, strong }: Found): Promise<void> {
  const { now, newId } = context
  const db = context.db as Db<AccessTables>
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('access.conflict_claim')
    .values({
      id: newId(),
      officer,
      subject,
      about,
      why,
      declared_by: null,
      at: now,
      due: new Date(now.getTime() + answeredWithin * 3_600_000),
      ...(strong && { outcome: 'Blocked', decided_at: now }),
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return
  if (strong) await blockForConflict(context, { officer, subject, why, declaredBy: null })
  else await announce(db as unknown as Db<OutboxTables>, 'access.conflict-claimed', { officer, subject })
}

export interface OfficerNow {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly phone: string | null
}

/** All who hold a post today, for the look whether one of them stands in a case. */
export const listOfficersNow = (db: unknown, now: Date): Promise<OfficerNow[]> =>
  holdingNow(db as Db<AccessTables>, now)
    .select(['o.id', 'o.name', 'p.title as post', 'o.phone'])
    .execute()
