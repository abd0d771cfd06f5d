import type { Ctx } from './keep.ts'

const day = 86_400_000

/** Until when a grievance that came then is acknowledged and decided. */
export async function promisesOf({ db }: Pick<Ctx, 'db'>, at: Date): Promise<{ acknowledgeBy: Date; decideBy: Date }> {
  const rules = await db.selectFrom('assistance.grievance_rule').select(['clock', 'days']).execute()
  const after = (clock: string) =>
    new Date(at.getTime() + (rules.find((rule) => rule.clock === clock)?.days ?? 30) * day)
  return { acknowledgeBy: after('Acknowledge'), decideBy: after('Decide') }
}
