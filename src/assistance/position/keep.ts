import { sql } from 'kysely'
import { CaseId, PersonId } from '../../casework/contract.ts'
import type { CaseworkTables } from '../../casework/index.ts'
import type { Context } from '../../platform/handle.ts'
import { getDataKey, openJson, type DataKey } from '../../platform/seal.ts'
import { noSuchBurden } from '../problems.ts'
import type { AssistanceTables } from '../tables.ts'
import { BurdenId, standingAfter, type Burden } from './contract.ts'

export type Ctx = Context<AssistanceTables & CaseworkTables>
type BurdenRow = AssistanceTables['assistance.burden']
type StepRow = AssistanceTables['assistance.burden_step']

export type Told = Pick<Burden, 'authority' | 'what'>
export type StepTold = Pick<Burden['steps'][number], 'reasons' | 'assessment'>

/**
 * The burden, when this officer sees the person; held, so that two steps follow one another. By an advisory lock: the
 * program may not update a burden, so it may not lock its row.
 */
export async function holdBurden({ db }: Ctx, id: string): Promise<BurdenRow> {
  const row = await db.selectFrom('assistance.burden').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchBurden(id)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`assistance.burden ${id}`}, 0))`.execute(db)
  return row
}

export async function stepsOf({ db }: Ctx, ids: readonly string[]): Promise<StepRow[]> {
  if (ids.length === 0) return []
  return db.selectFrom('assistance.burden_step').selectAll().where('burden', 'in', ids).orderBy('number').execute()
}

/** After how many hours somebody must look again at a detention, by state. */
export async function reviewHours({ db }: Ctx): Promise<(state: string) => number> {
  const rules = await db.selectFrom('assistance.detention_rule').select(['state', 'review_hours']).execute()
  const of = new Map(rules.map((rule) => [rule.state, rule.review_hours]))
  return (state) => of.get(state) ?? of.get('*') ?? 24
}

/** When somebody must look again: so many hours after she was taken, or after the last look. */
function reviewDue(
  { kind, state, since }: Pick<BurdenRow, 'kind' | 'state' | 'since'>,
  { steps, hours }: { steps: readonly Pick<StepRow, 'step' | 'at'>[]; hours: (state: string) => number },
): Date | null {
  if (kind !== 'Detention' || standingAfter(steps) === 'Ended') return null
  const looked = steps.findLast(({ step }) => step === 'Reviewed')?.at ?? since
  return new Date(looked.getTime() + hours(state) * 3_600_000)
}

export function toBurden(
  row: BurdenRow,
  { steps, key, hours }: { steps: readonly StepRow[]; key: DataKey; hours: (state: string) => number },
): Burden {
  return {
    id: BurdenId.parse(row.id),
    person: PersonId.parse(row.person),
    case: CaseId.parse(row.case_id),
    kind: row.kind,
    state: row.state,
    ...openJson<Told>(key, 'burden', row.content),
    since: row.since.toISOString(),
    standing: standingAfter(steps),
    reviewDue: reviewDue(row, { steps, hours })?.toISOString() ?? null,
    steps: steps.map(({ number, step, content, by, at }) => ({
      number,
      step,
      ...openJson<StepTold>(key, 'burden step', content),
      by,
      at: at.toISOString(),
    })),
  }
}

export const keyOf = ({ db, vault }: Ctx, caseId: string): Promise<DataKey> => getDataKey(db, vault, caseId)
