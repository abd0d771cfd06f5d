import { getPerson, giveStatus, recordEvent, type CaseworkTables } from '../casework/index.ts'
import { announce } from '../platform/announce.ts'
import type { Context } from '../platform/handle.ts'
import { getDataKey, sealText } from '../platform/seal.ts'
import { screensAgain, whoDecides, type DecisionBody, type IdentificationStatus } from './contract.ts'
import { findLast, toDetermination } from './get-determination.ts'
import { forbiddenMove, screenerDoesNotDecide } from './problems.ts'
import type { IdentificationTables } from './tables.ts'

export type Ctx = Context<IdentificationTables & CaseworkTables>

interface Decision {
  readonly person: string
  readonly status: IdentificationStatus
  readonly reasons: string
  readonly body: DecisionBody | null
  readonly appealTold: boolean
  readonly appealUntil: string | null
}

/** What the case file calls her from then on; a status that says nothing new of her leaves it as it was. */
const roleAfter: Partial<Record<IdentificationStatus, Parameters<typeof giveStatus>[1]['status']>> = {
  IndicatorsPresent: 'PersonWithIndicators',
  PresumedVictim: 'PresumedVictim',
  IdentifiedVictim: 'IdentifiedVictim',
  NotAVictim: 'NotAVictim',
}

/** Writes the next determination of our state, when the machine and the separation of duties allow it. */
export async function decide(context: Ctx, decision: Decision, as: 'screener' | 'authority') {
  const { db, officer, now, newId, vault, state } = context
  const { person, status, reasons, ...rest } = decision
  const { case: caseId } = await getPerson(context, person)
  const before = await findLast(db, { person, state })
  const from = before?.status ?? 'NotScreened'
  const again = as === 'screener' && screensAgain(from, status) && before?.decided_by !== officer.id
  if (!again && whoDecides(from, status) !== as) throw forbiddenMove(person, from, status)
  // Who screens does not alone decide (domain 10.6.1).
  if (as === 'authority' && from === 'IndicatorsPresent' && (await screenedAlone(context, person)))
    throw screenerDoesNotDecide(person)

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
  }
  await db.insertInto('identification.determination').values(row).execute()
  await recordEvent(context, {
    case: caseId,
    kind: 'identification.determined',
    compartment: 'protection',
    detail: { person, from, to: status },
  })
  const known = roleAfter[status]
  if (known) await giveStatus(context, { person, status: known })
  await announce(db, 'identification.determined', { case: caseId, person, status })
  return { ...toDetermination(row), reasons, case: caseId }
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
