import { renderSVG } from 'uqr'
import { showCode } from './code.ts'
import type { Issue, Letter, Sender } from './letter.ts'
import { choices, countries, dates, yesOrNo } from './facts.ts'
import { factsOf, kinds, missingFrom, type FactName } from './kinds.ts'
import { sayDate, sayState } from './say-date.ts'
import { fill, firstAid, wordsIn, type Words } from './words.ts'

/** The same in each language of the letter. */
type Each = readonly string[]

/** A fact with its label; a gap where it is missing. */
interface Line {
  readonly name: FactName
  readonly label: Each
  readonly value: Each
  readonly gap: boolean
}

/** What the page is set from: words and facts as text, no markup. */
export interface Sheet {
  readonly languages: Each
  /** Of the letters, in points. */
  readonly size: number
  readonly title: Each
  readonly name: string
  readonly authority: string
  readonly state: Each
  readonly tlp: string
  readonly meta: readonly { label: Each; value: Each }[]
  readonly before: readonly Each[]
  readonly emergency: readonly Each[] | null
  /** On the page for the gate, the number to call stands by itself. */
  readonly call: Line | null
  readonly headings: { facts: Each; basis: Each; handling: Each; check: Each; source: Each }
  readonly facts: readonly Line[]
  readonly basis: readonly { clause: string; instrument: string; title: string; source: string; doubt: Each | null }[]
  readonly handling: readonly Each[]
  readonly closing: Each
  readonly post: string
  readonly check: { qr: string; alt: string; code: string; how: Each; strip: string } | null
  readonly pageOf: readonly string[]
  readonly synthetic: Each | null
  readonly preview: { banner: Each; drafted: readonly (string | null)[] } | null
}

export interface Wanted {
  readonly sender: Sender
  /** Absent in a preview. */
  readonly issue?: Issue
  /** The day that a preview shows. */
  readonly today: string
  /** Facts in a script without a font. */
  readonly unprintable?: readonly FactName[]
  readonly size?: number
}

/** Lays out a letter as a sheet: every fixed word in each of its languages, every fact as it was written. */
export function composeSheet(letter: Letter, wanted: Wanted): Sheet {
  const { languages, kind, handling, authority } = letter
  const { sender, issue } = wanted
  const words = languages.map(wordsIn)
  const each = (pick: (words: Words) => string): string[] => words.map(pick)
  const framed = (name: string) => each(({ frame }) => frame[name]!)
  const lines = factLines(letter, words, wanted.unprintable ?? [])
  return {
    languages,
    size: wanted.size ?? 9.6,
    title: each((words) => words.kind[kind]!),
    name: `${words[0]!.kind[kind]!}${issue ? ` ${issue.number}` : ''}`,
    authority,
    state: languages.map((language) => sayState(language, sender.state)),
    tlp: kinds[kind].toHer ? '' : handling.tlp,
    meta: metaOf(letter, words, { day: issue?.dated ?? wanted.today, number: issue?.number ?? '–' }),
    ...sentences(letter, words, sender),
    emergency: kind === 'EmergencyPage' ? firstAid.map((line) => each((words) => words.emergency[line]!)) : null,
    headings: {
      facts: framed('facts'),
      basis: framed('basis'),
      handling: framed('handling'),
      check: framed('check'),
      source: framed('source'),
    },
    call: lines.find(({ name }) => name === 'contactNumber') ?? null,
    facts: lines.filter(({ name }) => name !== 'contactNumber'),
    // The officer at the gate needs a number to call, not an article.
    basis: (kinds[kind].needsBasis ? letter.basis : []).map(({ verified, title = '', ...clause }) => ({
      ...clause,
      title,
      doubt: issue || verified ? null : framed('unverified'),
    })),
    post: letter.post,
    check: issue ? checkOf(issue, sender, words) : null,
    pageOf: framed('page'),
    synthetic: sender.synthetic ? framed('synthetic') : null,
    preview: issue ? null : { banner: framed('preview'), drafted: words.map(doubtOf) },
  }
}

const doubtOf = ({ frame, reviewedBy }: Words) => (reviewedBy === null ? frame['drafted']! : null)

/** What is said in whole sentences: the opening and the matter, how to handle it, the closing. */
function sentences(letter: Letter, words: Words[], { state }: Sender): Pick<Sheet, 'before' | 'handling' | 'closing'> {
  const { kind, matter, handling, authority, languages } = letter
  const office = officesOf(letter, words)
  const filled = (pick: (words: Words) => string) =>
    words.map((each, n) => fill(pick(each), { authority, addressee: office[n]!, from: sayState(languages[n]!, state) }))
  return {
    // The page for the gate says what to do in five lines of its own.
    before: [
      filled((words) => words.opening[kind]!),
      ...(kind === 'EmergencyPage' ? [] : [words.map((each) => each.matter[matter]!)]),
    ],
    handling: [
      ...(kinds[kind].toHer ? [] : [words.map((each) => `TLP:${handling.tlp} · ${each.tlp[handling.tlp]!}`)]),
      words.map((each) => each.purpose[handling.purpose]!),
      ...handling.caveats.map((caveat) => words.map((each) => each.caveat[caveat]!)),
    ],
    closing: filled((words) => words.closing[kind]!),
  }
}

/** The receiving office, as each language calls it. */
const officesOf = ({ to, languages }: Letter, words: Words[]): string[] =>
  words.map(({ frame }, n) => to.office ?? fill(frame['competent']!, { state: sayState(languages[n]!, to.state) }))

function metaOf(letter: Letter, words: Words[], { day, number }: { day: string; number: string }): Sheet['meta'] {
  const { kind, references, languages, authority } = letter
  const office = officesOf(letter, words)
  const label = (name: string) => words.map(({ frame }) => frame[name]!)
  const about = [
    { label: label('from'), value: [authority] },
    { label: label('to'), value: [...new Set(office)].map(asHead) },
  ]
  return [
    { label: label('number'), value: [number] },
    { label: label('date'), value: languages.map((language) => sayDate(language, day)) },
    ...(kind === 'EmergencyPage' ? [] : about),
    ...(kinds[kind].toHer ? [] : [{ label: label('ours'), value: [references.ours] }]),
    ...(references.theirs ? [{ label: label('theirs'), value: [references.theirs] }] : []),
  ]
}

/** An office that begins a line. */
const asHead = (office: string) => office.charAt(0).toUpperCase() + office.slice(1)

/** Facts in the order of the form; a gap where one is missing. */
function factLines(letter: Letter, words: Words[], unprintable: readonly FactName[]): Line[] {
  const { kind, matter, facts, languages } = letter
  const missing = missingFrom(kind, matter, facts)
  return factsOf(kind, matter).flatMap((name): Line[] => {
    const label = words.map((each) => each.fact[name]!)
    const value = facts[name]
    if (missing.includes(name)) return [{ name, label, value: words.map(({ frame }) => frame['missing']!), gap: true }]
    if (value === undefined || value === '') return []
    if (unprintable.includes(name))
      return [{ name, label, value: words.map(({ frame }) => frame['unprintable']!), gap: true }]
    return [
      { name, label, value: languages.map((language, n) => sayFact(name, value, [language, words[n]!])), gap: false },
    ]
  })
}

/** Codes, dates and states in the reader's language; everything else as it was written. */
function sayFact(
  name: FactName,
  value: string | number | boolean,
  [language, words]: [Letter['languages'][number], Words],
): string {
  const includes = (list: readonly string[]) => list.includes(name)
  if (includes(yesOrNo)) return words.frame[value === true ? 'yes' : 'no']!
  if (includes(dates)) return sayDate(language, String(value))
  if (includes(countries)) return sayState(language, String(value))
  if (includes(Object.keys(choices))) return words.choice[name as keyof typeof choices][String(value)] ?? String(value)
  return String(value)
}

function checkOf({ code, number, dated }: Issue, { origin }: Sender, words: Words[]): Sheet['check'] {
  const address = `${origin.replace(/^https?:\/\//, '')}/verify`
  return {
    qr: renderSVG(checkAddress(origin, code), { ecc: 'M', border: 2 }),
    alt: `QR ${showCode(code)}`,
    code: showCode(code),
    how: words.map(({ frame }) => fill(frame['checkHow']!, { address })),
    strip: `${number} · ${dated}`,
  }
}

/** Where the square on the paper leads. The code is on the paper for all to see, and tells nothing of what it says. */
export const checkAddress = (origin: string, code: string): string => `${origin}/verify/${code}`
