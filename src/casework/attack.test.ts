import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aCase, riko } from '../../test/case-of-riko.ts'
import { useNode } from '../../test/node.ts'
import { agencies, people } from '../../test/people.ts'
import { newId } from '../platform/new-id.ts'
import { actAs } from '../platform/officer.ts'
import { addIdentifier, addLeg, addTask, getCase, linkCases, mergeCases, openCase, saveFilter } from './contract.ts'
import { endpoints } from './endpoints.ts'

const node = useNode()
const reason = 'Because I would like to know what is in it.'
const secrets = ['Riko', 'Pratama', 'C-9', 'nine days', 'Sukabumi', 'room 412', '999812', 'Ring the embassy']

/** A case of Amara's with one row of everything that has an id. */
async function hers() {
  const amara = node.as('Amara')
  const citra = node.as('Citra')
  const id = (await citra(openCase, aCase)).body.case
  const other = (await citra(openCase, aCase)).body.case
  const link = (await citra(linkCases, { case: id, other, kind: 'SamePlace', reason })).body.link
  const merge = (await citra(mergeCases, { keep: id, absorb: (await citra(openCase, aCase)).body.case, reason })).body
    .merge
  const file = (await amara(getCase, { case: id })).body
  const person = file.people[0].id
  await amara(addIdentifier, { case: id, kind: 'Phone', value: '+999812345678' })
  return {
    case: id,
    other,
    keep: id,
    absorb: other,
    code: file.code,
    person,
    role: file.people[0].roles[0].id,
    clock: file.clocks.find((one: { kind: string }) => one.kind !== 'NextContact').id,
    leg: (await amara(addLeg, { person, kind: 'Transit', place: 'Mae Sot', certainty: 'Documented' })).body.leg,
    task: (await amara(addTask, { case: id, title: 'Ring the embassy' })).body.task,
    filter: (await amara(saveFilter, { name: 'mine', filter: {} })).body.id,
    link,
    merge,
  }
}

/** What else a contract asks for, beside the ids. */
const rest: Record<string, unknown> = {
  agency: agencies.other,
  compartment: 'protection',
  reason,
  phase: 'Locate',
  status: 'Closed',
  text: 'x',
  title: 'Some task',
  due: '2026-12-01T00:00:00Z',
  changes: { age: 1 },
  pause: 'WaitingForPerson',
  kind: 'Transit',
  place: 'x',
  certainty: 'Planned',
  roles: riko.roles,
}
const bodies = (ids: Record<string, unknown>): Record<string, Record<string, unknown>> => ({
  'casework/add-identifier': { ...rest, ...ids, kind: 'Phone', value: '+999811' },
  'casework/link-cases': { ...rest, ...ids, kind: 'Family' },
  'casework/add-role': { ...ids, role: 'Witness' },
  'casework/reveal-identity': { person: ids['person'], reason: 'Other' },
  'casework/finish-task': { task: ids['task'] },
  'casework/add-note': { case: ids['case'], text: 'x' },
  'casework/add-task': { case: ids['case'], title: 'Some task' },
  'casework/promise-contact': { case: ids['case'], due: rest['due'] },
  'casework/add-person': { case: ids['case'], roles: riko.roles },
})
const asksForAnId = endpoints.filter(
  ({ contract }) =>
    !/open-case|list-cases|list-filters|save-filter|count-cases|list-my-tasks|find-by-identifier|search-people/.test(
      contract.name,
    ),
)

test('for an officer of another agency nothing of the case exists, at any endpoint, and nothing of it is told', async () => {
  const ids = await hers()
  const nowhere = Object.fromEntries(Object.keys(ids).map((name) => [name, name === 'code' ? 'ID-26-9999' : newId()]))
  // Lestari holds the same rights in another agency; Vina would be her supervisor.
  const may = new Set([...people.Lestari.may, 'casework.merge', 'access.reads', 'compartment.investigation'])
  Object.assign(people.Lestari, { may })

  for (const { contract } of asksForAnId) {
    const real = await node.post(contract.name, bodies(ids)[contract.name] ?? { ...rest, ...ids }, 'Lestari')
    const none = await node.post(contract.name, bodies(nowhere)[contract.name] ?? { ...rest, ...nowhere }, 'Lestari')

    expect([contract.name, real.status]).toEqual([contract.name, 404])
    const blank = (answer: unknown, from: Record<string, unknown>) =>
      Object.values(from).reduce<string>((text, id) => text.replaceAll(String(id), '…'), JSON.stringify(answer))
    expect([contract.name, blank(real, ids)]).toEqual([contract.name, blank(none, nowhere)])
    for (const secret of secrets) expect(JSON.stringify(real)).not.toContain(secret)
  }
})

test('by plain SQL in her own transaction she reads nothing and changes nothing', async () => {
  const ids = await hers()
  const as = <T>(statement: string) =>
    node.host.database.kysely.transaction().execute(async (db) => {
      await actAs(db, people.Lestari, node.host.clock())
      return (await sql.raw<T>(statement).execute(db)).rows
    })
  const tables = await node.rows<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'casework' and column_name = 'case_id'`,
  )
  for (const { name } of tables)
    expect([name, await as(`select * from casework.${name} where case_id = '${ids.case}'`)]).toEqual([name, []])
  expect(await as(`update casework.case_file set title = '\\x00' where id = '${ids.case}' returning id`)).toEqual([])

  const refused = [
    `insert into casework.participation (case_id, agency, compartment, since) values ('${ids.case}', '${people.Lestari.agency}', 'protection', now())`,
    `insert into casework.agency_case select '${people.Lestari.agency}', case_id, compartments, touched_at, status, phase, urgency, coordinator, next_contact_due, states, merged, code, title, people, opened_at from casework.agency_case`,
    `update casework.participation set agency = '${people.Lestari.agency}'`,
    `insert into casework.note values (gen_random_uuid(), '${ids.case}', null, 'protection', 'Note', '\\x00', now())`,
    `insert into casework.person_role values (gen_random_uuid(), '${ids.person}', '${ids.case}', 'Witness', 'protection', now())`,
    `insert into casework.case_merge values (gen_random_uuid(), '${ids.case}', '${ids.other}', '\\x00', now(), '${people.Lestari.id}')`,
    `update casework.event set kind = 'x'`,
    `delete from casework.note`,
    `delete from casework.case_file`,
    `select casework.relist('${ids.case}', '${people.Lestari.agency}')`,
    `insert into casework.case_file (id, code, opened_at, opened_by, opened_for, opened_in, title, summary, status, phase, urgency, tlp, touched_at)
       values (gen_random_uuid(), 'ID-26-8888', now(), '${people.Lestari.id}', '${people.Amara.agency}', '{protection}', '\\x00', '\\x00', 'Active', 'Report', 'Routine', 'RED', now())`,
  ]
  for (const statement of refused)
    await expect(as(statement), statement).rejects.toThrow(/row-level security|permission denied/)
})

test('a participant who ended her part cannot let herself in again', async () => {
  const ids = await hers()
  const row = `where case_id = '${ids.case}' and agency = '${agencies.police}'`
  await node.rows(
    `insert into casework.participation (case_id, agency, compartment, since, until) values ($1, $2, 'investigation', now(), now())`,
    [ids.case, agencies.protection],
  )
  const again = node.host.database.kysely.transaction().execute(async (db) => {
    await actAs(db, people.Amara, node.host.clock())
    await sql
      .raw(`update casework.participation set until = null ${row.replace(agencies.police, agencies.protection)}`)
      .execute(db)
  })
  await expect(again).rejects.toThrow(/row-level security/)
})
