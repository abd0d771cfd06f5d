import { getCase, getPerson, recordEvent } from '../../casework/index.ts'
import { noteOtherState } from '../../identification/index.ts'
import { DecisionBody, IdentificationStatus } from '../../identification/contract.ts'
import { handle } from '../../platform/handle.ts'
import { linkToCase } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, keyOf, openFields, saveRow, standingOf } from '../move/row.ts'
import { notTheirs, personOfAnotherCase, whomItIsAbout } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { takeUp } from './take-up.ts'

export const endpoint = handle(linkToCase, {
  needs: 'requests.answer',
  audit: auditOf,

  async run(context: OfficerCtx, input) {
    const { id } = await getCase(context, input.case)
    if (input.person !== null && (await getPerson(context, input.person)).case !== id)
      throw personOfAnotherCase(input.person)
    const row = await holdRow(context, input.request)
    if (row.side === 'Out') return standingOf(await putBack(context, row, { case: id, person: input.person }))
    return standingOf(await join(context, await takeUp(context, input.request), { case: id, person: input.person }))
  },
})

/** Ours that came back without its case: whoever approves what leaves says whom it is about, once, and holds it from then on. */
async function putBack(
  context: OfficerCtx,
  row: RequestRecord,
  { case: caseId, person }: { case: string; person: string | null },
): Promise<RequestRecord> {
  const { officer } = context
  if (row.restored_at === null || row.case_id !== null || !officer.may.has('requests.approve')) throw notTheirs(row.id)
  if (person === null) throw whomItIsAbout(row.id)
  const holder = { author: officer.id, agency: officer.agency }
  const after = await saveRow(context, row, { case_id: caseId, person, ...holder })
  await recordEvent(context, {
    case: caseId,
    kind: 'requests.linked',
    detail: { request: row.id, request_kind: row.kind, state: row.state },
  })
  return after
}

/** Ties another state's request to a case of ours; a status it told us then stands beside our own. */
export async function join(
  context: OfficerCtx,
  row: RequestRecord,
  { case: caseId, person }: { case: string; person: string | null },
): Promise<RequestRecord> {
  const after = await saveRow(context, row, { case_id: caseId, person })
  await recordEvent(context, {
    case: caseId,
    kind: 'requests.linked',
    detail: { request: row.id, request_kind: row.kind, state: row.state },
  })
  if (row.kind === 'VictimStatusNotification' && person !== null) await noteStatus(context, after)
  return after
}

async function noteStatus(context: OfficerCtx, row: RequestRecord): Promise<void> {
  const told = openFields(await keyOf(context, row), row)
  await noteOtherState(context, {
    person: row.person!,
    case: row.case_id!,
    state: row.state,
    status: IdentificationStatus.parse(told['status']),
    body: DecisionBody.parse(told['decisionBody']),
    decidedOn: wholeDay(String(told['decisionDate'])),
    appealTold: told['appealRight'] === true,
    appealUntil: told['appealUntil'] === undefined ? null : wholeDay(String(told['appealUntil'])),
    message: row.message!,
  })
}

/** A year or a month as its first day. */
const wholeDay = (partial: string) => `${partial}-01-01`.slice(0, 10)
