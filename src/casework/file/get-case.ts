import { handle } from '../../platform/handle.ts'
import { openText } from '../../platform/seal.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { Compartment } from '../codes/contract.ts'
import { listPeople } from '../people/open-person.ts'
import { familyOf, getCaseRow, keysOf, type CaseRow } from './case-row.ts'
import { CaseFile, getCase as contract } from './contract.ts'

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
  const people = await listPeople(context, family)
  return CaseFile.parse({
    ...headOf(row),
    title: openText(keyOf(row.id), 'case.title', row.title),
    summary: openText(keyOf(row.id), 'case.summary', row.summary),
    ...(await around(context, row.id, family)),
    absorbed,
    people: people.map((person) => {
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
})

async function around({ db, officer }: Ctx, id: string, family: string[]) {
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
  const mine = await db
    .selectFrom('casework.agency_case')
    .select('compartments')
    .where('case_id', '=', id)
    .$if(officer !== undefined, (from) => from.where('agency', '=', officer!.agency))
    .execute()
  const taking = new Set(mine.flatMap(({ compartments }) => compartments))
  return {
    stateRoles: stateRoles.map(({ id, state, role, since }) => ({ id, state, role, since: since.toISOString() })),
    reports: reports.map(({ report }) => report),
    compartments: Compartment.options.filter(
      (name) => taking.has(name) && (officer === undefined || officer.may.has(`compartment.${name}`)),
    ),
  }
}

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: ({ case: id }, { id: found }) => ({ subject: id, cases: [...new Set([id, found])] }),
  run: (context: OfficerCtx, { case: id }) => getCase(context, id),
})
