import { describe, expect, test } from 'vitest'
import { aCase, takePart } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import {
  IdentificationStatus,
  identificationMoves,
  listDeterminations,
  recordDetermination,
  recordScreening,
  whoDecides,
} from './contract.ts'
import { noteOtherState } from './index.ts'
import { inSystem } from '../platform/in-system.ts'
import type { PersonId } from '../casework/contract.ts'

const node = useNode()
const reasons = 'Passport taken, debt of 3,000 for transport, could not leave the building.'
const body = 'CompetentAuthority' as const

async function aPerson() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  return { id, person }
}
const screen = (
  person: PersonId,
  status: 'NoIndicators' | 'IndicatorsPresent' | 'DeclinedIdentification' | 'Withdrawn',
) => node.as('Amara')(recordScreening, { person, status, reasons })
const decide = (person: PersonId, status: 'PresumedVictim' | 'IdentifiedVictim' | 'NotAVictim', appealTold = true) =>
  node.as('Farah')(recordDetermination, { person, status, body, reasons, appealTold })

test('a person is screened, presumed, identified; every decision stays with its reasons', async () => {
  const { id, person } = await aPerson()
  expect(await screen(person, 'IndicatorsPresent')).toMatchObject({ status: 200, body: { state: 'ID', case: id } })
  expect(await decide(person, 'PresumedVictim')).toMatchObject({ status: 200 })
  expect(await decide(person, 'IdentifiedVictim')).toMatchObject({ status: 200 })

  const answer = await node.as('Amara')(listDeterminations, { person })

  expect(answer.body.standing).toEqual([{ state: 'ID', status: 'IdentifiedVictim', body, decidedOn: '2026-11-24' }])
  expect(answer.body.history.map((past: { status: string }) => past.status)).toEqual([
    'IdentifiedVictim',
    'PresumedVictim',
    'IndicatorsPresent',
  ])
  expect(answer.body.history[0]).toMatchObject({ reasons, body })
})

describe('every transition that is not written down is forbidden', () => {
  const all = IdentificationStatus.options.flatMap((from) => IdentificationStatus.options.map((to) => ({ from, to })))
  const written = ({ from, to }: (typeof all)[number]) =>
    to in identificationMoves[from] || ((to === 'DeclinedIdentification' || to === 'Withdrawn') && from !== to)
  test.each(all.filter((move) => !written(move)))('$from cannot become $to', ({ from, to }) => {
    expect(whoDecides(from, to)).toBeUndefined()
  })
  test.each(all.filter(written))('$from may become $to, by somebody named', ({ from, to }) => {
    expect(['screener', 'authority', 'appeal']).toContain(whoDecides(from, to))
  })
})

test('nobody is decided about before she is screened, and nobody goes back', async () => {
  const { person } = await aPerson()
  const early = await decide(person, 'IdentifiedVictim')
  expect(early).toMatchObject({ status: 409, body: { code: 'identification/forbidden-move' } })

  await screen(person, 'IndicatorsPresent')
  await decide(person, 'PresumedVictim')
  await decide(person, 'IdentifiedVictim')
  expect(await screen(person, 'NoIndicators')).toMatchObject({ status: 409 })
  expect(await decide(person, 'NotAVictim')).toMatchObject({ status: 409 })
})

test('who screens does not alone decide', async () => {
  const { person } = await aPerson()
  await node.as('Farah')(recordScreening, { person, status: 'IndicatorsPresent', reasons })

  const answer = await decide(person, 'PresumedVictim')

  expect(answer).toMatchObject({ status: 409, body: { code: 'identification/screener-does-not-decide' } })
})

test('what she found alone another officer finds again, of whatever agency, and then she may decide', async () => {
  const { person } = await aPerson()
  const farah = node.as('Farah')
  await farah(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  expect(await farah(recordScreening, { person, status: 'IndicatorsPresent', reasons })).toMatchObject({
    status: 409,
    body: { code: 'identification/forbidden-move' },
  })

  expect(await screen(person, 'IndicatorsPresent')).toMatchObject({ status: 200 })
  // Her looking once more takes nothing away from what the other found.
  expect(await farah(recordScreening, { person, status: 'IndicatorsPresent', reasons })).toMatchObject({ status: 200 })
  expect(await decide(person, 'PresumedVictim')).toMatchObject({ status: 200 })
})

test('an officer who may screen may not decide', async () => {
  const { person } = await aPerson()
  const answer = await node.as('Amara')(recordDetermination, {
    person,
    status: 'PresumedVictim',
    body,
    reasons,
    appealTold: true,
  })

  expect(answer).toMatchObject({ status: 403, body: { detail: { needs: 'identification.decide' } } })
})

test('G9: not a victim needs reasons and a told appeal, in the database too', async () => {
  const { id, person } = await aPerson()
  await screen(person, 'IndicatorsPresent')
  await decide(person, 'PresumedVictim')

  expect(await decide(person, 'NotAVictim', false)).toMatchObject({ status: 400 })
  await expect(
    node.rows(
      `insert into identification.determination (id, person, case_id, state, number, status, appeal_told, decided_on, decided_by, at)
       values (gen_random_uuid(), $1, $2, 'ID', 9, 'NotAVictim', false, now(), gen_random_uuid(), now())`,
      [person, id],
    ),
  ).rejects.toThrow(/not_a_victim_needs_reasons_and_a_told_appeal/)
  expect(await decide(person, 'NotAVictim')).toMatchObject({ status: 200, body: { appealTold: true } })
  expect(await decide(person, 'IdentifiedVictim')).toMatchObject({
    status: 409,
    body: { code: 'identification/needs-an-appeal' },
  })
})

test('two who decide at once make one decision', async () => {
  const { person } = await aPerson()
  await screen(person, 'IndicatorsPresent')

  const answers = await Promise.all([decide(person, 'PresumedVictim'), decide(person, 'PresumedVictim')])

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
})

test('what another state decided stands beside ours and changes nothing', async () => {
  const { id, person } = await aPerson()
  await screen(person, 'NoIndicators')
  const told = {
    person,
    case: id,
    state: 'TH',
    status: 'PresumedVictim' as const,
    body: 'MultidisciplinaryTeam' as const,
    decidedOn: '2026-11-23',
    appealTold: true,
    appealUntil: null,
    message: '0199aaaa-0000-7000-8000-000000000001',
  }
  for (let twice = 0; twice < 2; twice++) await inSystem(node.host, (context) => noteOtherState(context, told))

  const { body: view } = await node.as('Amara')(listDeterminations, { person })

  expect(view.standing).toMatchObject([
    { state: 'ID', status: 'NoIndicators' },
    { state: 'TH', status: 'PresumedVictim', decidedOn: '2026-11-23' },
  ])
  expect(view.history.filter(({ state }: { state: string }) => state === 'TH')).toHaveLength(1)
})

test('an officer outside the case sees no person', async () => {
  const { person } = await aPerson()

  expect(await node.as('Lestari')(listDeterminations, { person })).toMatchObject({ status: 404 })
})
