import type { Ctx } from '../context.ts'

export interface NewClock {
  readonly case: string
  readonly kind: string
  readonly person?: string | undefined
  /** From when it runs: by default from now. */
  readonly from?: Date | undefined
  /** By default as long after that as the rule of the day says. */
  readonly due?: Date | undefined
}

/** The rule of a kind of clock that holds on a day: law and practice as dated data, with their source. */
export async function getClockRule({ db, now }: Pick<Ctx, 'db' | 'now'>, kind: string) {
  return db
    .selectFrom('casework.clock_rule')
    .select(['hours', 'source', 'verified'])
    .where('kind', '=', kind)
    .where('valid_from', '<=', now)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', now)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** Starts a clock on a case. Returns when it is due. */
export async function startClock(context: Ctx, { case: id, kind, person, from, due }: NewClock): Promise<Date> {
  const { db, now, newId } = context
  const { hours, source, verified } = await getClockRule(context, kind)
  const startedAt = from ?? now
  const dueAt = due ?? new Date(startedAt.getTime() + hours * 3_600_000)
  await db
    .insertInto('casework.clock')
    .values({
      id: newId(),
      case_id: id,
      person: person ?? null,
      kind,
      started_at: startedAt,
      due_at: dueAt,
      source,
      verified,
      paused_at: null,
      pause_reason: null,
      met_at: null,
      stopped_at: null,
      escalate_at: dueAt,
    })
    .execute()
  return dueAt
}

/** Marks the running clocks of a kind as met: what they asked for has happened. */
export async function meetClocks(
  { db, now }: Ctx,
  { case: id, kind, person }: { case: string; kind: string; person?: string | undefined },
): Promise<void> {
  await db
    .updateTable('casework.clock')
    .set({ met_at: now, escalate_at: null })
    .where('case_id', '=', id)
    .where('kind', '=', kind)
    .where('person', person === undefined ? 'is' : '=', person ?? null)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .execute()
}
