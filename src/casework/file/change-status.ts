import { sql } from 'kysely'
import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { CaseId, CaseStatus } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { documentHeldByAuthority, notANextStatus } from '../problems.ts'
import { promiseContact } from '../work/promise-contact.ts'
import { familyOf, getCaseRow } from './case-row.ts'
import { changeStatus as contract } from './contract.ts'
import { isClosed, nextStatuses } from './machine.ts'
import { recordEvent } from './record-event.ts'

export const endpoint = handle(contract, {
  needs: 'casework.write',
  audit: ({ status }, { case: id }) => ({ subject: id, cases: [id], detail: { status } }),
  broken: { no_closing_while_an_authority_holds_papers: ({ case: id }) => documentHeldByAuthority({ case: id }) },

  async run(context: OfficerCtx, { case: asked, status, reason }) {
    const { db, vault } = context
    const row = await getCaseRow(context, asked)
    const from = CaseStatus.parse(row.status)
    if (!nextStatuses[from].includes(status)) throw notANextStatus(from, status)
    const family = await familyOf(context, row.id)
    if (isClosed(status)) await refuseWhilePapersAreHeld(context, family)
    const key = await getDataKey(db, vault, row.id)
    await db
      .updateTable('casework.case_file')
      .set({ status, status_reason: sealText(key, 'case.status-reason', reason) })
      .where('id', '=', row.id)
      .execute()
    if (isClosed(status)) await stopClocks(context, family)
    else if (isClosed(from)) await promiseContact(context, { case: row.id })
    const detail = { from, to: status }
    await recordEvent(context, { case: row.id, kind: 'casework.status-changed', detail, text: reason })
    if (isClosed(status)) await announce(db, 'casework.case-closed', { case: row.id, status })
    return { case: CaseId.parse(row.id), status }
  },
})

/**
 * Gate G4: no authority may hold a paper of a person in the case. The ledger of papers answers, and PostgreSQL holds it
 * against whatever comes between (`no_closing_while_an_authority_holds_papers`).
 */
async function refuseWhilePapersAreHeld({ db }: OfficerCtx, family: string[]): Promise<void> {
  const { rows } = await sql<{ person: string | null }>`
    select casework.whose_papers_are_held(${family}::uuid[]) as person`.execute(db)
  const person = rows[0]?.person
  if (person) throw documentHeldByAuthority({ person })
}

async function stopClocks({ db, now }: OfficerCtx, family: string[]): Promise<void> {
  await db
    .updateTable('casework.clock')
    .set({ stopped_at: now, escalate_at: null })
    .where('case_id', 'in', family)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .execute()
  await db.updateTable('casework.case_file').set({ next_contact_due: null }).where('id', 'in', family).execute()
  await db.updateTable('casework.person').set({ next_contact_due: null }).where('case_id', 'in', family).execute()
}
