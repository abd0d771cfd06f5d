import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { getCaseRow } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { fileOf, getPersonRow, recordPersonEvent } from '../people/person-row.ts'
import { meetClocks, startClock } from './clocks.ts'
import { promiseContact as contract } from './contract.ts'

export interface ContactPromise {
  readonly case: string
  /** One person of the case; without one, the case as a whole. */
  readonly person?: string | undefined
  /** By default as the house rule of the day says. */
  readonly due?: Date | undefined
}

/**
 * Says by when a person or her family hears from us next: the silence rule (domain.md §11.2).
 * The promise before is met by making a new one; the case shows the earliest that stands.
 */
export async function promiseContact(context: Ctx, { case: id, person, due }: ContactPromise): Promise<Date> {
  const { db } = context
  const file = await getCaseRow(context, id)
  await meetClocks(context, { case: file.id, kind: 'NextContact', person })
  const promised = await startClock(context, { case: file.id, kind: 'NextContact', person, due })
  if (person)
    await db.updateTable('casework.person').set({ next_contact_due: promised }).where('id', '=', person).execute()
  await showEarliestPromise(context, file.id)
  const detail = { due: promised.toISOString() }
  const kind = 'casework.contact-promised'
  if (person) await recordPersonEvent(context, { person: await getPersonRow(context, person), kind, detail })
  else await recordEvent(context, { case: file.id, kind, detail })
  return promised
}

/** Copies the earliest standing promise to the case, where lists sort by it. */
export async function showEarliestPromise({ db }: Ctx, id: string): Promise<void> {
  const { earliest } = await db
    .selectFrom('casework.clock')
    .select((is) => is.fn.min('due_at').as('earliest'))
    .where('case_id', '=', id)
    .where('kind', '=', 'NextContact')
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .executeTakeFirstOrThrow()
  await db.updateTable('casework.case_file').set({ next_contact_due: earliest }).where('id', '=', id).execute()
}

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ case: id, person, due }) => ({ subject: person ?? id, cases: [id], detail: { due } }),

  async run(context: OfficerCtx, { case: asked, person, due }) {
    const { id: standing } = await getCaseRow(context, asked)
    const caseId = person ? await fileOf(context, person, standing) : standing
    const promised = await promiseContact(context, { case: caseId, person, due: new Date(due) })
    return { case: CaseId.parse(standing), due: promised.toISOString() }
  },
})
