import { expect, test } from 'vitest'
import { aCase, takePart } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import { addRole, openCase, type PersonId } from '../casework/contract.ts'
import { inSystem } from '../platform/in-system.ts'
import { listDeterminations, recordDetermination, recordScreening } from './contract.ts'
import { noteOtherState } from './index.ts'
import { beginScreening, endScreening } from './screening/contract.ts'

const node = useNode()
const reasons = 'Passport taken, debt of 3,000 for transport, could not leave the building.'
const body = 'CompetentAuthority' as const

const decision = (status: string, more: object = {}) => ({
  status: status as 'NotAVictim',
  body,
  reasons,
  appealTold: true,
  ...more,
})

/** Screened by Amara, presumed by Farah. */
async function aPresumed() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  await node.as('Amara')(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  expect(await node.as('Farah')(recordDetermination, { person, ...decision('PresumedVictim') })).toMatchObject({
    status: 200,
  })
  return { id, person }
}
const ours = async (person: PersonId) =>
  (await node.as('Amara')(listDeterminations, { person })).body.standing[0].status as string

test('G9 attacked: no way to say "not a victim" without reasons and a told appeal', async () => {
  const { person } = await aPresumed()
  const farah = node.as('Farah')
  const bad = [
    { appealTold: false },
    { appealTold: 'yes' },
    { reasons: 'no' },
    { reasons: ' '.repeat(40) },
    { reasons: '–'.repeat(40) },
    { reasons: '\u200b'.repeat(40) },
    { body: 'Machine' },
  ]
  for (const more of bad)
    expect(await farah(recordDetermination, { person, ...decision('NotAVictim', more) } as never)).toMatchObject({
      status: 400,
    })
  // Through screening, an interview, and the roles of the case file.
  const status = 'NotAVictim' as never
  expect(await node.as('Amara')(recordScreening, { person, status, reasons })).toMatchObject({ status: 400 })
  const sitting = await node.as('Amara')(beginScreening, { person, form: 'quick-card', language: 'en' })
  expect(await node.as('Amara')(endScreening, { screening: sitting.body.id, status, reasons })).toMatchObject({
    status: 400,
  })
  expect(await node.as('Amara')(addRole, { person, role: 'NotAVictim' } as never)).toMatchObject({ status: 400 })
  const people = [{ names: [{ text: 'X', kind: 'Full' }], roles: [{ role: 'NotAVictim' }] }]
  expect(await node.as('Amara')(openCase, { title: 'Imported', people } as never)).toMatchObject({ status: 400 })
  // By another role.
  for (const who of ['Amara', 'Bima', 'Citra', 'Eko', 'Gita'] as const)
    expect(await node.as(who)(recordDetermination, { person, ...decision('NotAVictim') })).toMatchObject({
      status: 403,
    })
  // By an old form, that does not know what was decided since.
  expect(await farah(recordDetermination, { person, ...decision('NotAVictim', { seen: 1 }) })).toMatchObject({
    status: 409,
  })
  expect(await ours(person)).toBe('PresumedVictim')
})

test('G9 attacked: by two at once, by an imported record, and below the program', async () => {
  const { id, person } = await aPresumed()
  const racing = await Promise.all([
    node.as('Farah')(recordDetermination, { person, ...decision('NotAVictim', { seen: 2 }) }),
    node.as('Oki')(recordDetermination, { person, ...decision('IdentifiedVictim', { seen: 2 }) }),
  ])
  expect(racing.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])

  const told = { person, case: id, body, decidedOn: '2026-11-23', appealTold: false, appealUntil: null }
  const note = (state: string, message: string) =>
    inSystem(node.host, (context) => noteOtherState(context, { ...told, state, status: 'NotAVictim', message }))
  await expect(note('ID', '0199aaaa-0000-7000-8000-00000000000a')).rejects.toThrow(/own-decision-by-message/)
  const before = await ours(person)
  await note('TH', '0199aaaa-0000-7000-8000-00000000000b')
  expect(await ours(person)).toBe(before)

  const fresh = await aPresumed()
  const insert = (columns: string, values: string) =>
    node.rows(
      `insert into identification.determination (id, person, case_id, state, number, status, decided_on, at, ${columns})
       values (gen_random_uuid(), $1, $2, 'ID', 9, 'NotAVictim', now(), now(), ${values})`,
      [fresh.person, fresh.id],
    )
  await expect(insert('decided_by, appeal_told', 'gen_random_uuid(), true')).rejects.toThrow(
    /not_a_victim_needs_reasons/,
  )
  await expect(insert('decided_by, reasons', "gen_random_uuid(), '\\x01'")).rejects.toThrow(
    /not_a_victim_needs_reasons/,
  )
  await expect(insert('decided_by', 'gen_random_uuid()')).rejects.toThrow(/not_a_victim_needs_reasons/)
})
