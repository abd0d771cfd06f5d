import { Concerns, ContactWay, Danger, Fragments, KnownFrom, LastHeard, MayRead } from '../contract.ts'
import { cleanText } from '../../platform/portal/read-form.ts'

/** One thing that a form asks. Its name is the field of `Fragments`, and the name on the wire. */
export type Question =
  | { readonly name: string; readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly name: string; readonly kind: 'line' | 'area'; readonly most: number }
  | { readonly name: string; readonly kind: 'tick' }

export interface Step {
  /** A neutral everyday word, the same in every language. */
  readonly slug: string
  /** The first is the question of the page. */
  readonly questions: readonly Question[]
}

const line = (name: keyof Fragments, most: number): Question => ({ name, kind: 'line', most })
const area = (name: keyof Fragments, most = 4000): Question => ({ name, kind: 'area', most })
const choice = (name: keyof Fragments, options: readonly string[]): Question => ({ name, kind: 'choice', options })

export const readers = ['protectionOfficers', 'ngo', 'police', 'otherState', 'family'] as const
/** What stands when nobody chose: officers may, all others ask first. */
export const mayReadByDefault = (reader: (typeof readers)[number]): MayRead =>
  reader === 'protectionOfficers' ? 'Yes' : 'AskFirst'

/** The order is the order of what saves a life first. */
export const steps: readonly Step[] = [
  { slug: 'siapa', questions: [choice('concerns', Concerns.options)] },
  { slug: 'nama', questions: [line('called', 200), line('features', 1000)] },
  { slug: 'tempat', questions: [area('place'), choice('placeKnownFrom', KnownFrom.options)] },
  { slug: 'bahaya', questions: [choice('danger', Danger.options), area('happening')] },
  { slug: 'kabar', questions: [choice('lastHeard', LastHeard.options), line('lastHeardHow', 1000)] },
  { slug: 'ajak', questions: [area('recruiter')] },
  { slug: 'lampiran', questions: [] },
  {
    slug: 'hubungi',
    questions: [
      choice('contactWay', ContactWay.options),
      line('phone', 60),
      line('callHours', 200),
      line('throughWhom', 400),
      { name: 'doNotCall', kind: 'tick' },
    ],
  },
  {
    slug: 'izin',
    questions: readers.map((reader) => ({ name: `mayRead.${reader}`, kind: 'choice', options: MayRead.options })),
  },
]

export const findStep = (slug: string): Step | undefined => steps.find((step) => step.slug === slug)

/** What a person typed, by question, so that a page with an error still holds it. */
export type Typed = Readonly<Record<string, string>>
export type Mistake = { readonly name: string; readonly code: 'choose' | 'tooLong' | 'needPhone' | 'needWhom' }

export function typedIn(form: URLSearchParams, questions: readonly Question[]): Typed {
  return Object.fromEntries(
    questions.map(({ name, kind }) => [
      name,
      kind === 'tick' ? String(form.has(name)) : cleanText(form.get(name) ?? ''),
    ]),
  )
}

/** The answers as they stand in a draft, in the form in which a person types them. */
export function typedFrom({ mayRead = {}, ...fragments }: Fragments, questions: readonly Question[]): Typed {
  const answers = new Map<string, unknown>([
    ...Object.entries(fragments),
    ...Object.entries(mayRead).map(([reader, may]) => [`mayRead.${reader}`, may] as const),
  ])
  return Object.fromEntries(
    questions.map(({ name }) => {
      const value = answers.get(name)
      return [name, typeof value === 'string' ? value : value === true ? 'true' : '']
    }),
  )
}

/** What must be said kindly before going on; an empty list lets the person pass. */
export function mistakesIn(typed: Typed, { questions }: Step): Mistake[] {
  const mistakes: Mistake[] = []
  const first = questions[0]
  if (first?.kind === 'choice' && !first.name.startsWith('mayRead') && !isOption(first, typed[first.name]))
    mistakes.push({ name: first.name, code: 'choose' })
  for (const question of questions)
    if ('most' in question && (typed[question.name] ?? '').length > question.most)
      mistakes.push({ name: question.name, code: 'tooLong' })
  const way = typed['contactWay']
  if ((way === 'CodedSms' || way === 'Call') && !typed['phone']) mistakes.push({ name: 'phone', code: 'needPhone' })
  if (way === 'ThroughSomeone' && !typed['throughWhom']) mistakes.push({ name: 'throughWhom', code: 'needWhom' })
  return mistakes
}

const isOption = (question: Question, value: string | undefined): boolean =>
  question.kind === 'choice' && value !== undefined && question.options.includes(value)

/** The answers of these questions. An emptied field is emptied in the draft too; an unknown choice counts as none. */
export function answersFrom(typed: Typed, questions: readonly Question[]): Fragments {
  const answers: Record<string, unknown> = {}
  for (const question of questions) {
    const value = typed[question.name] ?? ''
    if (question.name.startsWith('mayRead.')) {
      const reader = question.name.slice('mayRead.'.length) as (typeof readers)[number]
      const chosen = isOption(question, value) ? value : mayReadByDefault(reader)
      answers['mayRead'] = { ...(answers['mayRead'] as object), [reader]: chosen }
    } else answers[question.name] = answerOf(question, value)
  }
  return answers
}

function answerOf(question: Question, value: string): unknown {
  if (question.kind === 'tick') return value === 'true' ? true : undefined
  if (question.kind === 'choice') return isOption(question, value) ? value : undefined
  return value.slice(0, question.most).toWellFormed() || undefined
}
