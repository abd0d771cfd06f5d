import { z } from 'zod'
import { StateCode } from '../directory/contract.ts'
import { command, query } from '../platform/contract.ts'

export const OperationId = z.uuid().brand('OperationId')
export const TargetKind = z.enum(['Phone', 'Account', 'Wallet', 'Address', 'Site', 'Vehicle', 'Person'])
export const OperationStatus = z.enum(['Planned', 'Running', 'Done', 'CalledOff'])

/** Another operation touches the same target, or runs on the same days in the same state: whom to call, and when; nothing more. */
export const Clash = z.object({
  kind: z.enum([...TargetKind.options, 'Date']),
  /** Which of our targets; null for the days. */
  target: z.string().nullable(),
  agency: z.string(),
  contact: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
})
export const Operation = z.object({
  id: OperationId,
  name: z.string(),
  note: z.string(),
  network: z.string(),
  status: OperationStatus,
  from: z.iso.date(),
  until: z.iso.date(),
  states: z.array(StateCode),
  contact: z.string(),
  targets: z.array(z.object({ id: z.uuid(), kind: TargetKind, value: z.string() })),
  clashes: z.array(Clash),
  version: z.int(),
})
export type Operation = z.infer<typeof Operation>

/** Where a page of the list ends: the last begun stands first. */
const OperationPlace = z.object({ from: z.iso.date(), id: OperationId })

export const listOperations = query('networks/list-operations', {
  summary:
    'The calendar of operations of the agency, the last first, with targets and with whose operation touches them too.',
  input: z.object({
    /** Only those that run on a day of this month. */
    month: z
      .string()
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
      .optional(),
    after: OperationPlace.optional(),
  }),
  output: z.object({ operations: z.array(Operation), next: OperationPlace.nullable() }),
})

export const planOperation = command('networks/plan-operation', {
  summary: 'Puts an operation into the calendar.',
  input: z.object({
    name: z.string().trim().min(2).max(120),
    note: z.string().trim().max(2000).default(''),
    network: z.string().max(20),
    from: z.iso.date(),
    until: z.iso.date(),
    states: z.array(StateCode).min(1).max(11),
    contact: z.string().trim().min(2).max(120),
  }),
  output: z.object({ operation: OperationId }),
})

export const addTarget = command('networks/add-target', {
  summary: 'Adds a target to an operation and says at once whether another operation touches it.',
  input: z.object({ operation: OperationId, kind: TargetKind, value: z.string().trim().min(2).max(200) }),
  output: z.object({ operation: OperationId, clashes: z.array(Clash) }),
})

export const changeOperation = command('networks/change-operation', {
  summary: 'Says that an operation runs, is done or was called off.',
  input: z.object({ operation: OperationId, version: z.int(), status: OperationStatus }),
  output: z.object({ operation: OperationId }),
})
