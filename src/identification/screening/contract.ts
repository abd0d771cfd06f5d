import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { Determination, DeterminationId, IdentificationStatus, Reasons } from '../status.contract.ts'
import { Minor, Suggestion } from './assess.contract.ts'
import { Catalogue, Words } from './catalogue.contract.ts'

/** Which indicators are asked, in which order: a card of two minutes, an interview, a state's own form. */
export const Form = z.strictObject({
  form: z.string().regex(/^[a-z][a-z0-9-]+$/),
  version: z.string().min(1).max(40),
  /** Where it stands in the list. */
  order: z.int(),
  /** Asks for everything that the catalogues hold, also for what a newer one has added. */
  all: z.boolean().optional(),
  /** The states whose own form it is; without it any state's. */
  states: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  title: Words,
  source: z.string().min(1),
  verified: z.boolean(),
  sections: z.array(z.strictObject({ title: Words, asks: z.array(z.string()).min(1) })).min(1),
})
export type Form = z.infer<typeof Form>

/**
 * The form as these catalogues can be asked by it: without indicators that a newer one has dropped, and, where it asks
 * for all, with those that it has added.
 */
export function fitForm(form: Form, catalogues: readonly Catalogue[]): Form {
  const codes = catalogues.map(({ title, items, against, child }) => ({
    title,
    asks: [...items, ...against, ...child].map(({ code }) => code),
  }))
  const known = new Set(codes.flatMap(({ asks }) => asks))
  const placed = new Set(asksOf(form))
  const added = form.all
    ? codes.map(({ title, asks }) => ({ title, asks: asks.filter((code) => !placed.has(code)) }))
    : []
  const kept = form.sections.map(({ title, asks }) => ({ title, asks: asks.filter((code) => known.has(code)) }))
  return { ...form, sections: [...kept, ...added].filter(({ asks }) => asks.length > 0) }
}

export const asksOf = ({ sections }: Form): string[] => sections.flatMap(({ asks }) => asks)

export const ScreeningId = z.uuid().brand<'ScreeningId'>()
export type ScreeningId = z.infer<typeof ScreeningId>

const AnswerId = z.uuid()
const language = z.string().regex(/^[a-z]{2,3}$/)

/** What one source says of one indicator. Added, never changed: two answers may contradict each other. */
export const GivenAnswer = z.strictObject({
  /** Made by whoever asks, so that what is sent twice is kept once. */
  id: AnswerId,
  code: z.string().min(1).max(40),
  said: z.enum(['Yes', 'No', 'Unknown']),
  /** What it rests on: her own words, what was seen, a paper, an exhibit by its number. */
  from: z.string().trim().min(1).max(200),
  note: z.string().trim().max(4000).nullable().default(null),
  /** The answer that was a slip of the pen; a change of mind is a new answer beside the old one. */
  corrects: AnswerId.nullable().default(null),
})
export type GivenAnswer = z.infer<typeof GivenAnswer>

/**
 * What still stands: without the slips of the pen that a later answer corrects. Only the same source on the same
 * indicator corrects itself; nobody's answer is taken away by another's.
 */
export function standing(answers: readonly GivenAnswer[]): GivenAnswer[] {
  const slot = ({ code, from }: GivenAnswer, id: string) => JSON.stringify([code, from, id])
  const corrected = new Set(answers.flatMap((answer) => (answer.corrects ? [slot(answer, answer.corrects)] : [])))
  return answers.filter((answer) => !corrected.has(slot(answer, answer.id)))
}

const KeptAnswer = GivenAnswer.extend({ at: z.iso.datetime(), by: z.uuid() })
export type KeptAnswer = z.infer<typeof KeptAnswer>

/** One sitting: who asked her, when, by which form, and what came of it. */
export const Screening = z.object({
  id: ScreeningId,
  person: PersonId,
  case: CaseId,
  form: z.string(),
  formVersion: z.string(),
  /** `forced-criminality@2026.1`: what the answers were weighed by. */
  catalogues: z.array(z.string()),
  minor: Minor,
  language,
  /** The language that the interpreter speaks with her, when there is one. */
  interpreted: language.nullable(),
  begunAt: z.iso.datetime(),
  begunBy: z.uuid(),
  endedAt: z.iso.datetime().nullable(),
  suggestion: Suggestion.nullable(),
  determination: DeterminationId.nullable(),
})
export type Screening = z.infer<typeof Screening>

export const beginScreening = command('identification/begin-screening', {
  summary: 'Begin to ask a person by a form; what is answered is kept as it comes.',
  input: z.strictObject({
    person: PersonId,
    form: z.string().min(1).max(60),
    language,
    interpreted: language.nullable().default(null),
    minor: Minor.default('No'),
  }),
  output: Screening,
})

export const answerScreening = command('identification/answer-screening', {
  summary: 'Keep what was answered, sealed, so that another device can go on from there.',
  input: z.strictObject({
    screening: ScreeningId,
    answers: z.array(GivenAnswer).max(200),
    minor: Minor.optional(),
  }),
  output: Screening.extend({ answers: z.int() }),
})

export const getScreening = query('identification/get-screening', {
  summary: 'One sitting with its form, its catalogues and every answer so far.',
  input: z.strictObject({ screening: ScreeningId }),
  output: z.object({
    screening: Screening,
    form: Form,
    catalogues: z.array(Catalogue),
    answers: z.array(KeptAnswer),
  }),
})

export const listScreenings = query('identification/list-screenings', {
  summary: 'How often, when and by whom a person was interviewed, and which forms there are.',
  input: z.strictObject({ person: PersonId }),
  output: z.object({
    person: PersonId,
    case: CaseId,
    screenings: z.array(Screening),
    forms: z.array(Form.pick({ form: true, version: true, title: true, source: true, verified: true })),
    languages: z.array(language),
  }),
})

export const endScreening = command('identification/end-screening', {
  summary: 'End a sitting with what the officer finds, in her own words; the suggestion stays beside it.',
  input: z.strictObject({
    screening: ScreeningId,
    status: IdentificationStatus.extract(['NoIndicators', 'IndicatorsPresent', 'DeclinedIdentification', 'Withdrawn']),
    reasons: Reasons,
  }),
  output: Screening.extend({ standing: Determination }),
})

export const listCatalogues = query('identification/list-catalogues', {
  summary: 'The catalogues of indicators in use, with their source and what of them nobody has checked.',
  input: z.strictObject({}),
  output: z.object({ catalogues: z.array(Catalogue) }),
})

export const takeCatalogue = command('identification/take-catalogue', {
  summary: 'Take a newer catalogue of indicators into use; sittings that have begun keep theirs.',
  input: z.strictObject({ text: z.string().min(1).max(500_000) }),
  output: z.object({
    catalogue: z.string(),
    version: z.string(),
    items: z.int(),
    /** The version in use until now. */
    before: z.string().nullable(),
  }),
})
