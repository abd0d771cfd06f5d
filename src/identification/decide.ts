import { getPerson, giveStatus, recordEvent, type CaseworkTables } from '../casework/index.ts'
import { withdrawLettersOf, type LettersTables } from '../letters/index.ts'
import { announce } from '../platform/announce.ts'
import type { Context } from '../platform/handle.ts'
import { getDataKey, sealText } from '../platform/seal.ts'
import { screensAgain, whoDecides, type DecisionBody, type IdentificationStatus, type Mover } from './contract.ts'
import { findLast, toDetermination, type DeterminationRow } from './get-determination.ts'
import { backedBoxes } from './matrix/fill.contract.ts'
import { nameOfDefinition } from './matrix/contract.ts'
import { readMatrix } from './matrix/read-matrix.ts'
import {
  boxWithoutBacking,
  decidedMeanwhile,
  forbiddenMove,
  needsAnAppeal,
  noSuchDefinition,
  screenerDoesNotDecide,
} from './problems.ts'
import type { Box } from './screening/catalogue.contract.ts'
import type { IdentificationTables } from './tables.ts'

export type Ctx = Context<IdentificationTables & CaseworkTables & LettersTables>

interface Decision {
  readonly person: string
  readonly status: IdentificationStatus
  readonly reasons: string
  readonly body: DecisionBody | null
  readonly appealTold: boolean
  readonly appealUntil: string | null
  /** The number of our last decision that lay before whoever decides; null when nothing says. */
  readonly seen?: number | null
  readonly definition?: string | null
  readonly found?: readonly Box[]
  readonly appeal?: string | null
  readonly recognition?: string | null
}

/** By what right it is written: screening, the authority's first word, an appeal, or our yes to another state's decision. */
type As = Mover | 'recognition'

/** What the case file calls her from then on; a status that says nothing new of her leaves it as it was. */
const roleAfter: Partial<Record<IdentificationStatus, Parameters<typeof giveStatus>[1]['status']>> = {
  IndicatorsPresent: 'PersonWithIndicators',
  PresumedVictim: 'PresumedVictim',
  IdentifiedVictim: 'IdentifiedVictim',
  NotAVictim: 'NotAVictim',
}

/** Writes the next determination of our state, when the machine and the separation of duties allow it. */
export async function decide(context: Ctx, decision: Decision, as: As) {
  const { db, officer, now, newId, vault, state } = context
  const { person, status, reasons, seen = null, definition = null, found = [], appeal = null, ...rest } = decision
  const { case: caseId } = await getPerson(context, person)
  const before = await findLast(db, { person, state })
  if (seen !== null && seen !== (before?.number ?? 0)) throw decidedMeanwhile(person)
  const from = before?.status ?? 'NotScreened'
  await mustBeHers(context, { person, status, before }, as)
  await mustRestOnSomething(context, { person, definition, found })

  const row = {
    id: newId(),
    person,
    case_id: caseId,
    state,
    number: (before?.number ?? 0) + 1,
    status,
    body: rest.body,
    reasons: sealText(await getDataKey(db, vault, caseId), 'determination', reasons),
    appeal_told: rest.appealTold,
    appeal_until: rest.appealUntil,
    decided_on: now.toISOString().slice(0, 10),
    decided_by: officer.id,
    message: null,
    at: now,
    definition,
    found: [...found],
    appeal,
    recognition: rest.recognition ?? null,
  }
  await db.insertInto('identification.determination').values(row).execute()
  // A letter that tells what stands no more is taken back: whoever checks it is told so.
  if (before) await withdrawLettersOf(context, before.id, { by: officer.id, why: 'NoLongerTrue' })
  await tell(context, { person, status, case: caseId }, from)
  return { ...toDetermination(row), reasons, case: caseId }
}

/** The case file calls her by it, its timeline shows it, and the floors above hear of it. */
async function tell(
  context: Ctx,
  { person, status, case: caseId }: { person: string; status: IdentificationStatus; case: string },
  from: IdentificationStatus,
): Promise<void> {
  await recordEvent(context, {
    case: caseId,
    kind: 'identification.determined',
    compartment: 'protection',
    detail: { person, from, to: status },
  })
  const known = roleAfter[status]
  if (known) await giveStatus(context, { person, status: known })
  await announce(context.db, 'identification.determined', { case: caseId, person, status })
}

/** The machine lets this officer write the status, and she does not decide alone what she alone screened (domain 10.6.1). */
async function mustBeHers(
  context: Ctx,
  { person, status, before }: { person: string; status: IdentificationStatus; before: DeterminationRow | undefined },
  as: As,
): Promise<void> {
  if (as === 'recognition') return
  const from = before?.status ?? 'NotScreened'
  if (as === 'authority' && whoDecides(from, status) === 'appeal') throw needsAnAppeal(person)
  const again = as === 'screener' && screensAgain(from, status) && before?.decided_by !== context.officer.id
  if (!again && whoDecides(from, status) !== as) throw forbiddenMove(person, from, status)
  if (as === 'authority' && from === 'IndicatorsPresent' && (await screenedAlone(context, person)))
    throw screenerDoesNotDecide(person)
}

/** A decision rests on boxes that somebody or something speaks for, under a law that we know. */
async function mustRestOnSomething(
  context: Ctx,
  { person, definition, found }: { person: string; definition: string | null; found: readonly Box[] },
): Promise<void> {
  if (definition === null && found.length === 0) return
  const { definitions, backings } = await readMatrix(context, person)
  if (!definitions.some((law) => nameOfDefinition(law) === definition)) throw noSuchDefinition(definition ?? '')
  const backed = backedBoxes(backings)
  const empty = found.filter((box) => !backed.includes(box))
  if (empty.length > 0) throw boxWithoutBacking(empty)
}

/** Whether nobody but this officer found the indicators that stand now. */
async function screenedAlone({ db, officer, state }: Ctx, person: string): Promise<boolean> {
  const other = await db
    .selectFrom('identification.determination as screening')
    .select('id')
    .where((is) => is.and({ person, state, status: 'IndicatorsPresent' }))
    .where('decided_by', '<>', officer.id)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('identification.determination as later')
            .select('later.id')
            .where((is) => is.and({ 'later.person': person, 'later.state': state }))
            .where('later.status', '<>', 'IndicatorsPresent')
            .whereRef('later.number', '>', 'screening.number'),
        ),
      ),
    )
    .executeTakeFirst()
  return other === undefined
}
