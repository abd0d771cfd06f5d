import type { SystemContext } from '../platform/handle.ts'
import type { DecisionBody, IdentificationStatus } from './contract.ts'
import { findLast } from './get-determination.ts'
import { ownDecisionByMessage } from './problems.ts'
import type { IdentificationTables } from './tables.ts'

interface Told {
  readonly person: string
  readonly case: string
  readonly state: string
  readonly status: IdentificationStatus
  readonly body: DecisionBody
  readonly decidedOn: string
  readonly appealTold: boolean
  readonly appealUntil: string | null
  /** The message that told us. */
  readonly message: string
}

/** Puts what another state decided beside our own; it changes nothing of ours (ACTIP 14.2 asks us to recognise it). */
export async function noteOtherState(
  { db, now, newId, state }: Pick<SystemContext<IdentificationTables>, 'db' | 'now' | 'newId' | 'state'>,
  told: Told,
): Promise<void> {
  // What is ours is decided here by a named officer, and by nobody's message.
  if (told.state === state) throw ownDecisionByMessage(told.person)
  const before = await findLast(db, told)
  await db
    .insertInto('identification.determination')
    .values({
      id: newId(),
      person: told.person,
      case_id: told.case,
      state: told.state,
      number: (before?.number ?? 0) + 1,
      status: told.status,
      body: told.body,
      reasons: null,
      appeal_told: told.appealTold,
      appeal_until: told.appealUntil,
      decided_on: told.decidedOn,
      decided_by: null,
      message: told.message,
      at: now,
      definition: null,
      appeal: null,
      recognition: null,
    })
    .onConflict((same) => same.column('message').where('message', 'is not', null).doNothing())
    .execute()
}
