import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { CaseId, Compartment, PersonId } from '../codes/contract.ts'

export const TaskState = z.enum(['Open', 'Done', 'Dropped'])
export const TaskKind = z.enum(['Task', 'AnswerReporter', 'AnswerOverdueClock', 'AnswerOverdueTask'])

export const Task = z.object({
  id: z.uuid(),
  case: CaseId,
  person: PersonId.nullable(),
  kind: TaskKind,
  compartment: Compartment,
  /** Null on a task that the node made itself: its kind says what to do. */
  title: z.string().nullable(),
  /** The clock or task that it is about. */
  about: z.uuid().nullable(),
  forAgency: z.uuid(),
  forOfficer: z.uuid().nullable(),
  /** Whoever of the agency holds this right. */
  forRight: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  state: TaskState,
  /** How often it was passed upwards because nobody answered. */
  level: z.int(),
})
export type Task = z.infer<typeof Task>

export const addTask = command('casework/add-task', {
  summary: 'Say what has to be done on a case, by whom and by when.',
  input: z.object({
    case: CaseId,
    title: z.string().trim().min(3).max(300),
    due: z.iso.datetime().optional(),
    person: PersonId.optional(),
    /** By default the officer who asks. */
    officer: z.uuid().optional(),
    /** Any officer of one's own agency may take it. */
    anyone: z.boolean().default(false),
    compartment: Compartment.optional(),
  }),
  output: z.object({ task: z.uuid(), case: CaseId }),
})

export const finishTask = command('casework/finish-task', {
  summary: 'Say that a task is done, or that it is dropped and why.',
  input: z.object({
    task: z.uuid(),
    state: z.enum(['Done', 'Dropped']).default('Done'),
    outcome: z.string().trim().max(2000).default(''),
  }),
  output: z.object({ task: z.uuid(), case: CaseId }),
})

export const MyTask = Task.extend({ caseCode: z.string(), caseTitle: z.string() })
export type MyTask = z.infer<typeof MyTask>

export const listMyTasks = query('casework/list-my-tasks', {
  summary: 'List the open tasks of the officer and of her agency, the most pressing first.',
  input: z.object({ whose: z.enum(['mine', 'agency']).default('mine') }),
  output: z.object({ tasks: z.array(MyTask) }),
})

export const Clock = z.object({
  id: z.uuid(),
  case: CaseId,
  person: PersonId.nullable(),
  kind: z.string(),
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  source: z.string(),
  /** A lawyer of the state has read the source. */
  verified: z.boolean(),
  pausedAt: z.iso.datetime().nullable(),
  metAt: z.iso.datetime().nullable(),
  level: z.int(),
})
export type Clock = z.infer<typeof Clock>

export const pauseClock = command('casework/pause-clock', {
  summary: 'Stop a clock while another must answer first, or let it run on.',
  input: z.object({
    clock: z.uuid(),
    pause: z.enum(['MoreInfoRequested', 'WaitingForOtherState', 'WaitingForPerson']).nullable(),
  }),
  output: z.object({ clock: z.uuid(), case: CaseId, dueAt: z.iso.datetime() }),
})

export const NoteKind = z.enum(['Note', 'Contact', 'Decision', 'HandOver'])
export const Note = z.object({
  id: z.uuid(),
  case: CaseId,
  person: PersonId.nullable(),
  kind: NoteKind,
  compartment: Compartment,
  text: z.string(),
  at: z.iso.datetime(),
  by: z.uuid().nullable(),
})
export type Note = z.infer<typeof Note>

export const addNote = command('casework/add-note', {
  summary: 'Write a note into one compartment of a case; who does not see the compartment does not see the note.',
  input: z.object({
    case: CaseId,
    text: z.string().trim().min(1).max(20_000),
    kind: NoteKind.default('Note'),
    compartment: Compartment.optional(),
    person: PersonId.optional(),
    /** After a contact: by when the person hears from us next. */
    nextContact: z.iso.datetime().optional(),
  }),
  output: z.object({ note: z.uuid() }),
})

export const promiseContact = command('casework/promise-contact', {
  summary: 'Say by when a person or her family hears from us next.',
  input: z.object({ case: CaseId, person: PersonId.optional(), due: z.iso.datetime() }),
  output: z.object({ case: CaseId, due: z.iso.datetime() }),
})

export const TimelineEvent = z.object({
  id: z.uuid(),
  case: CaseId,
  at: z.iso.datetime(),
  officer: z.uuid().nullable(),
  agency: z.uuid().nullable(),
  kind: z.string(),
  compartment: Compartment.nullable(),
  detail: z.record(z.string(), z.unknown()),
  text: z.string().nullable(),
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

/** Where a page of a timeline ends and the next begins. */
export const TimelinePlace = z.object({ at: z.iso.datetime(), id: z.uuid() })

export const listTimeline = query('casework/list-timeline', {
  summary: 'Read what happened on a case, the latest first.',
  input: z.object({ case: CaseId, after: TimelinePlace.optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.object({ events: z.array(TimelineEvent), next: TimelinePlace.nullable() }),
})
