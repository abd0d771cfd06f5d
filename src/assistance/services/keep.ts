import { openJson, openText, type DataKey } from '../../platform/seal.ts'
import { ProviderId, type Provider } from '../providers/contract.ts'
import type { Ctx } from '../safety/keep.ts'
import { NeedId, type Need, type NeedStanding, type ServiceNote, type WarmTransfer } from './contract.ts'
import type { ServiceTables } from './tables.ts'

export type { Ctx }
type NeedRow = ServiceTables['assistance.need']
type StepRow = ServiceTables['assistance.service_step']
export type StepTold = Pick<Need['steps'][number], 'reason' | 'outcome' | 'satisfaction'>
export type AnswerTold = { reason: string; by: string }

export const written = (row: { recorded_by: string; recorded_at: Date }) => ({
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at.toISOString(),
})

export const standingOf = (steps: readonly Pick<StepRow, 'step'>[]): NeedStanding => steps.at(-1)?.step ?? 'Open'

/** `steps` in their order. */
export function toNeed(row: NeedRow, { steps, key }: { steps: readonly StepRow[]; key: DataKey }): Need {
  const begun = steps.find(({ step }) => step === 'Started')?.recorded_at
  return {
    id: NeedId.parse(row.id),
    person: row.person as Need['person'],
    case: row.case_id as Need['case'],
    type: row.type,
    urgency: row.urgency,
    district: row.district,
    who: row.who,
    what: openText(key, 'need', row.content),
    dueAt: row.due_at.toISOString(),
    standing: standingOf(steps),
    waited: begun ? Math.round((begun.getTime() - row.recorded_at.getTime()) / 60_000) : null,
    steps: steps.map((step) => ({
      number: step.number,
      step: step.step,
      provider: step.provider === null ? null : ProviderId.parse(step.provider),
      ...openJson<StepTold>(key, 'service step', step.content),
      ...written(step),
    })),
    ...written(row),
  }
}

export const stepsOf = ({ db }: Ctx, need: string): Promise<StepRow[]> =>
  db.selectFrom('assistance.service_step').selectAll().where('need', '=', need).orderBy('number').execute()

export const toNote = (row: ServiceTables['assistance.service_note'], key: DataKey): ServiceNote => ({
  id: row.id,
  need: row.need as ServiceNote['need'],
  compartment: row.compartment,
  text: openText(key, 'service note', row.content),
  ...written(row),
})

export const toTransfer = (
  row: Omit<ServiceTables['assistance.transfer'], 'need'>,
  { answer, key }: { answer: ServiceTables['assistance.transfer_answer'] | undefined; key: DataKey },
): WarmTransfer => ({
  id: row.id as WarmTransfer['id'],
  person: row.person as WarmTransfer['person'],
  case: row.case_id as WarmTransfer['case'],
  provider: ProviderId.parse(row.provider),
  reason: row.reason,
  details: openText(key, 'transfer', row.content),
  ...written(row),
  answer: answer
    ? {
        accepted: answer.accepted,
        ...openJson<AnswerTold>(key, 'transfer answer', answer.content),
        ...written(answer),
      }
    : null,
})

export const toProvider = (row: ServiceTables['assistance.provider']): Provider => ({
  id: ProviderId.parse(row.id),
  name: row.name,
  district: row.district,
  types: row.types,
  serves: row.serves as Provider['serves'],
  languages: row.languages,
  remote: row.remote,
  capacity: row.capacity,
  phone: row.phone,
  verifiedOn: row.verified_on,
  closed: row.closed,
})

/** A day is a day, whatever the clock of the reader. */
export const selectProviders = ({ db }: Pick<Ctx, 'db'>) =>
  db
    .selectFrom('assistance.provider')
    .selectAll()
    .select((of) => of.cast<string | null>(of.ref('verified_on'), 'text').as('verified_on'))
