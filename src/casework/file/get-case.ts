import { handle } from '../../platform/handle.ts'
import { openText, keysOf } from '../../platform/seal.ts'
import { CaseStatus, Phase } from '../codes/contract.ts'
import { workingCompartments, type Ctx, type OfficerCtx } from '../context.ts'
import { listIdentifiers } from '../identifiers/identifiers.ts'
import { listLinks, listMerges } from '../joins/links.ts'
import { listLegs } from '../journey/legs.ts'
import { listParticipants } from '../participation/participants.ts'
import { listPeople } from '../people/open-person.ts'
import { listClocks } from '../work/list-clocks.ts'
import { readTimeline } from '../work/list-timeline.ts'
import { listNotes } from '../work/notes.ts'
import { listTasks } from '../work/tasks.ts'
import { familyOf, getCaseRow, type CaseRow } from './case-row.ts'
import { CaseFile, getCase as contract } from './contract.ts'
import { isClosed, nextPhases, nextStatuses } from './machine.ts'

/** The whole file of a case; the id of a merged case leads to the one that stands. Throws 404. */
export async function getCase(context: Ctx, id: string): Promise<CaseFile> {
  const row = await getCaseRow(context, id)
  const family = await familyOf(context, row.id)
  const keyOf = await keysOf(context, [row.id])
  const absorbed = await context.db
    .selectFrom('casework.case_file')
    .select(['id', 'code'])
    .where('id', 'in', family)
    .where('id', '<>', row.id)
    .orderBy('code')
    .execute()
  const codes = new Map(absorbed.map(({ id, code }) => [id, code]))
  return CaseFile.parse({
    ...headOf(row),
    title: openText(keyOf(row.id), 'case.title', row.title),
    summary: openText(keyOf(row.id), 'case.summary', row.summary),
    ...(await around(context, row.id, family)),
    absorbed,
    ...(await contents(context, row.id, family)),
    people: (await listPeople(context, family)).map((person) => {
      const from = codes.get(person.case)
      return { ...person, code: from === undefined ? person.code : `${from}/${person.code}` }
    }),
  })
}

const headOf = (row: CaseRow) => ({
  id: row.id,
  code: row.code,
  status: row.status,
  phase: row.phase,
  urgency: row.urgency,
  tlp: row.tlp,
  openedAt: row.opened_at.toISOString(),
  touchedAt: row.touched_at.toISOString(),
  nextContactDue: row.next_contact_due?.toISOString() ?? null,
  coordinator: row.coordinator,
  nextPhases: isClosed(row.status) ? [] : nextPhases[Phase.parse(row.phase)],
  nextStatuses: nextStatuses[CaseStatus.parse(row.status)],
})

async function around(context: Ctx, id: string, family: string[]) {
  const { db } = context
  const stateRoles = await db
    .selectFrom('casework.state_role')
    .selectAll()
    .where('case_id', 'in', family)
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
  const reports = await db
    .selectFrom('casework.case_report')
    .select('report')
    .where('case_id', 'in', family)
    .orderBy('at')
    .execute()
  return {
    stateRoles: stateRoles.map(({ id, state, role, since }) => ({ id, state, role, since: since.toISOString() })),
    reports: reports.map(({ report }) => report),
    compartments: await workingCompartments(context, id),
  }
}

async function contents(context: Ctx, id: string, family: string[]) {
  return {
    identifiers: await listIdentifiers(context, family),
    legs: await listLegs(context, family),
    tasks: await listTasks(context, family),
    clocks: await listClocks(context, family),
    notes: await listNotes(context, family),
    participants: await listParticipants(context, id),
    links: await listLinks(context, family),
    merges: await listMerges(context, family),
    timeline: await readTimeline(context, family, { limit: 50 }),
  }
}

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: ({ case: id }, { id: found }) => ({ subject: id, cases: [...new Set([id, found])] }),
  run: (context: OfficerCtx, { case: id }) => getCase(context, id),
})
