import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { eyesAt } from '../../test/seen-by.ts'
import { slices } from '../node.ts'
import { roles } from './roles.ts'

const node = useNode()
const content = /^(casework|intake|triage|requests|identification|assistance|evidence|matching|compartment)\./
/** Law and clocks as rows: no case is in them. */
const rules = [
  'triage.clock_rule',
  'triage.first_action',
  'casework.clock_rule',
  'assistance.detention_rule',
  'assistance.grievance_rule',
  'assistance.aid_rule',
  'assistance.risk_factor',
  'assistance.consent_rule',
  'assistance.service_type',
  'assistance.urgency_rule',
  'assistance.restriction_rule',
  'requests.kind',
  'requests.article_six',
  'transfers.law',
  'transfers.ground',
]
const endpoints = slices.flatMap(({ endpoints }) => endpoints)

test('the administrator holds no right to the content of a case', () => {
  expect(roles['node-administrator'].filter((right) => content.test(right))).toEqual([])
})

test('nor do the roles that watch, count or keep addresses', () => {
  for (const role of ['data-protection-officer', 'auditor', 'statistics-officer', 'directory-manager'] as const)
    expect(roles[role].filter((right) => content.test(right))).toEqual([])
})

const closed = endpoints.filter(
  ({ contract, handler }) => content.test(handler.needs) || content.test(`${contract.name.split('/')[0]}.`),
)

test.each(closed.map(({ contract }) => contract.name))('the administrator is refused at %s', async (name) => {
  expect(await node.post(name, {}, 'Hadi')).toMatchObject({ status: 403, body: { code: 'not-yours-to-do' } })
})

test('and row-level security shows her no row of any table with case data', async () => {
  const tables = await node.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('casework', 'intake', 'triage', 'requests', 'identification', 'assistance', 'transfers')`,
  )
  const seenBy = eyesAt(node)
  const seen: string[] = []
  for (const { name } of tables) if (await seenBy('Hadi', `select from ${name} limit 1`).catch(() => 0)) seen.push(name)
  expect(seen.filter((name) => !rules.includes(name))).toEqual([])
})
