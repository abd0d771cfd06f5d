import type { Db } from '../platform/db.ts'
import type { ConsentPurpose } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

interface Context {
  readonly db: Db<AssistanceTables>
  readonly now: Date
}

export interface Told {
  /** The recall itself, by the id of the slice that made it. */
  readonly id: string
  readonly withdrawal: { readonly consent: string; readonly purpose: ConsentPurpose }
  readonly person: string
  readonly case: string
  readonly slice: string
  /** In the words of the slice: `<slice>:rests.<kind>`. */
  readonly kind: string
  readonly subject: string
  readonly recipient: string
  readonly due: Date
  /** No node will ever sign: an officer asks them, and writes down what they say. */
  readonly byHand?: boolean
}

/** A receiver of what rested on her yes was told to let go of it: from now on it is waited for. */
export async function awaitLetGo({ db, now }: Context, told: Told): Promise<void> {
  await db
    .insertInto('assistance.receiver')
    .values({
      id: told.id,
      consent: told.withdrawal.consent,
      person: told.person,
      purpose: told.withdrawal.purpose,
      case_id: told.case,
      slice: told.slice,
      kind: told.kind,
      subject: told.subject,
      recipient: told.recipient,
      told_at: now,
      due: told.due,
      acknowledged_at: null,
      by_hand: told.byHand === true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** It confirmed that nothing is left there; or nothing had left. */
export async function hasLetGo(
  { db, now }: Context,
  { id, neverLeft = false }: { readonly id: string; readonly neverLeft?: boolean },
): Promise<void> {
  await db
    .updateTable('assistance.receiver')
    .set({ acknowledged_at: now, never_left: neverLeft })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .execute()
}
