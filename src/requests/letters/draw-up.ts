import { nameOfAgency } from '../../access/index.ts'
import { opens } from '../../assistance/contract.ts'
import { proposeLegalBasis } from '../../directory/index.ts'
import type { LetterKind, LetterLanguage } from '../../letters/contract.ts'
import { factsOf, type Clause, type Letter } from '../../letters/index.ts'
import type { FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { consentsFor } from '../move/consents.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { keyOf, openFields } from '../move/row.ts'
import { holdHerYes } from '../move/where-she-stands.ts'
import { broken, noSuchLetterHere, notForALetter } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { categoriesOf } from '../transfers/categories.ts'
import { offersFor, typedFacts } from './offers.ts'
import { underHeadings } from './particulars.ts'

/** What an officer chose and typed. */
export interface Wish {
  readonly kind: LetterKind
  readonly languages: readonly LetterLanguage[]
  readonly fill: Readonly<Record<string, string>>
  readonly office?: string | null
  readonly theirs?: string | null
}

/** In whose name the letter is written. */
export interface Writer {
  readonly agency: string
  readonly post: string
}

/** A letter of what the request already says: nothing is typed twice, and nothing that was sent is changed. */
export async function drawUp(context: Ctx, row: RequestRecord, wish: Wish & Writer): Promise<Letter> {
  const { kind, languages, office, theirs, agency, post } = wish
  const matter = offersFor(row).find(([offered]) => offered === kind)?.[1]
  if (matter === undefined) throw noSuchLetterHere(row.id, kind)
  const allowed = factsOf(kind, matter)
  const known = await factsKnown(context, row)
  const stated = Object.fromEntries(Object.entries(known).filter(([name]) => allowed.includes(name)))
  await mustStillAgree(context, row, Object.keys(stated))
  const more = Object.keys(wish.fill).filter((name) => !typedFacts.includes(name))
  if (more.length > 0) throw notForALetter(row.id, more)
  return {
    kind,
    matter,
    languages: [...new Set(languages)],
    authority: await nameOfAgency(context.db, agency),
    post,
    to: { state: row.state, ...(office && { office }) },
    references: { ours: row.id, ...(theirs && { theirs }) },
    facts: { ...stated, ...wish.fill },
    // Only kinds that have a letter come here, and their purposes have words in it.
    handling: { tlp: row.tlp, purpose: row.purpose as Letter['handling']['purpose'], caveats: row.caveats },
    basis: await clausesOf(context, row, languages[0]!),
  }
}

/** What the request carries, and what we answered to it. */
export async function factsKnown(context: Ctx, row: RequestRecord): Promise<FieldValues> {
  const key = await keyOf(context, row)
  const fields = openFields(key, row)
  const values = { ...fields, ...underHeadings(fields) }
  if (row.side === 'Out') return values
  const entries = await readEntries(context, row.id)
  const answers = entries
    .filter(({ from_state: from }) => from === context.state)
    .map((entry) => openEntry(key, entry).fields ?? {})
  return Object.assign({}, values, ...answers) as FieldValues
}

/** Gate G1 again, and every other yes, held: a letter, or a packet, leaves only while the person agrees. */
export async function mustStillAgree(context: Ctx, row: RequestRecord, facts: readonly string[]) {
  const { id: request, side, person, state } = row
  if (side === 'In' || person === null) return
  for (const purpose of await consentsFor(context, row)) {
    const asked = { person, purpose, recipient: `state:${state}`, fields: categoriesOf(facts) }
    if (opens(await holdHerYes(context, asked))) continue
    throw purpose === 'NotifyOwnState'
      ? broken.her_own_state_is_told_only_if_she_agrees({ request })
      : broken.she_agreed_that_it_is_shared({ request })
  }
}

/** The clauses on which the request stands, by their names. */
async function clausesOf({ db, state, now }: Ctx, row: RequestRecord, language: LetterLanguage): Promise<Clause[]> {
  const pair = row.side === 'Out' ? { from: state, to: row.state } : { from: row.state, to: state }
  const known = await proposeLegalBasis(db, { ...pair, type: row.kind, date: row.sent_at ?? now })
  const word = language === 'id' ? 'id' : 'en'
  return row.legal_basis.map(({ clause, instrument, source, verified }) => {
    const law = known.find((each) => each.clause === clause)
    return {
      clause,
      instrument: law?.instrumentName[word] ?? instrument,
      source,
      verified,
      ...(law && { title: law.title[word] }),
    }
  })
}
