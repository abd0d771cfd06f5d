import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import type { PersonId } from '../../casework/contract.ts'
import { inSystem } from '../../platform/in-system.ts'
import {
  answerRecognition,
  IdentificationStatus,
  listDeterminations,
  RecognitionAnswer,
  recordScreening,
  statusByRecognition,
} from '../contract.ts'
import { noteOtherState } from '../index.ts'

const node = useNode()
const reasons = 'Their team heard her twice with an interpreter, and we saw the record of debts.'
const body = 'CompetentAuthority' as const
const view = async (person: PersonId) => (await node.as('Amara')(listDeterminations, { person })).body

async function aPerson(status: 'IdentifiedVictim' | 'PresumedVictim' | 'NotAVictim' = 'IdentifiedVictim') {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const told = {
    person,
    case: id,
    state: 'TH',
    status,
    body,
    decidedOn: '2026-11-20',
    appealTold: true,
    appealUntil: null,
  }
  await inSystem(node.host, (context) => noteOtherState(context, { ...told, message: crypto.randomUUID() }))
  const { history } = await view(person)
  return { id, person, told, theirs: history.find(({ state }: { state: string }) => state === 'TH').id }
}
const answer = (determination: string, what: RecognitionAnswer, more: object = {}) =>
  node.as('Farah')(answerRecognition, { determination: determination as never, answer: what, body, reasons, ...more })

test('what is recognised becomes our own status, in a decision that names the answer', async () => {
  const { person, theirs } = await aPerson()
  expect(await view(person)).toMatchObject({ helpIsOpen: true })
  const said = await answer(theirs, 'Recognised', { seen: 0 })
  expect(said).toMatchObject({
    status: 200,
    body: { recognition: { answer: 'Recognised' }, follows: { status: 'IdentifiedVictim', state: 'ID' } },
  })
  expect(await view(person)).toMatchObject({
    standing: [{ state: 'ID', status: 'IdentifiedVictim' }, { state: 'TH' }],
    recognitions: [{ answer: 'Recognised', reasons }],
  })
})

test('in part: presumed until our own decision; not: nothing of ours changes, and the reasons stand', async () => {
  const part = await aPerson()
  await node.as('Amara')(recordScreening, { person: part.person, status: 'IndicatorsPresent', reasons })
  expect(await answer(part.theirs, 'InPart')).toMatchObject({ body: { follows: { status: 'PresumedVictim' } } })
  const not = await aPerson()
  expect(await answer(not.theirs, 'NotRecognised')).toMatchObject({ status: 200, body: { follows: null } })
  expect((await view(not.person)).standing[0].status).toBe('NotScreened')
  expect(await answer(not.theirs, 'Recognised')).toMatchObject({ body: { follows: { status: 'IdentifiedVictim' } } })
  expect((await view(not.person)).recognitions.map((one: { answer: string }) => one.answer)).toEqual([
    'Recognised',
    'NotRecognised',
  ])
})

test('nobody becomes "not a victim" by recognition, and nobody falls', async () => {
  for (const ours of IdentificationStatus.options)
    for (const theirs of IdentificationStatus.options)
      for (const what of RecognitionAnswer.options) {
        const after = statusByRecognition(ours, theirs, what)
        expect([undefined, 'PresumedVictim', 'IdentifiedVictim']).toContain(after)
        if (ours === 'IdentifiedVictim' || ours === 'NotAVictim' || theirs === 'NotAVictim')
          expect(after).toBeUndefined()
      }
  const { id, person, theirs } = await aPerson('NotAVictim')
  expect(await answer(theirs, 'Recognised')).toMatchObject({ status: 200, body: { follows: null } })
  await expect(
    node.rows(
      `insert into identification.determination (id, person, case_id, state, number, status, reasons, appeal_told, decided_on, at, decided_by, recognition)
       select gen_random_uuid(), $1, $2, 'ID', 1, 'NotAVictim', '\\x01', true, now(), now(), gen_random_uuid(), r.id
       from identification.recognition r where r.person = $1`,
      [person, id],
    ),
  ).rejects.toThrow(/recognised_only_in_her_favour/)
})

test('only what another state says now is answered, by the authority, once at a time', async () => {
  const { person, theirs, told } = await aPerson('PresumedVictim')
  expect(
    await node.as('Amara')(answerRecognition, { determination: theirs, answer: 'Recognised', body, reasons }),
  ).toMatchObject({ status: 403 })
  const twice = await Promise.all([
    answer(theirs, 'Recognised', { seen: 0 }),
    answer(theirs, 'Recognised', { seen: 0 }),
  ])
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const own = (await view(person)).history.find(({ state }: { state: string }) => state === 'ID').id
  expect(await answer(own, 'Recognised')).toMatchObject({ status: 404 })
  expect(await answer(crypto.randomUUID(), 'Recognised')).toMatchObject({ status: 404 })
  const newer = { ...told, status: 'IdentifiedVictim' as const, message: crypto.randomUUID() }
  await inSystem(node.host, (context) => noteOtherState(context, newer))
  expect(await answer(theirs, 'NotRecognised')).toMatchObject({ status: 409 })
})
