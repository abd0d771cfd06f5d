import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { listNotices } from '../src/access/contract.ts'
import { takeGrievance, type GrievanceId } from '../src/assistance/grievance/contract.ts'
import type { PersonId } from '../src/casework/contract.ts'
import {
  decideAppeal,
  listDeterminations,
  recordDetermination,
  recordScreening,
} from '../src/identification/contract.ts'
import { readNumber } from '../src/platform/portal/receipt.ts'
import { aCase, takePart } from './a-case.ts'
import { grievancesAt } from './a-grievance.ts'
import { useNode } from './node.ts'
import { agencies } from './people.ts'

const node = useNode()
const { step } = grievancesAt(node)
const reasons = 'Passport taken, debt of 3,000 for transport, could not leave the building.'
const decision = { body: 'CompetentAuthority' as const, reasons, appealTold: true }

async function reviewAsked(person: PersonId) {
  const taken = await node.as('Amara')(takeGrievance, {
    once: randomUUID(),
    channel: 'InPerson',
    type: 'WrongIdentificationDecision',
    language: 'id',
    aboutAgency: agencies.identification,
    person,
    told: { what: 'They asked me nothing about the debt.' },
  })
  const found = 'select id from assistance.grievance where receipt = $1'
  const [row] = await node.rows<{ id: GrievanceId }>(found, [readNumber(taken.body.receipt)])
  const asked = await step('Sinta', row!.id, { step: 'ReviewAsked', text: 'Somebody else must look at it.' })
  expect(asked).toMatchObject({ status: 200 })
  await node.drain()
  return row!.id
}
const view = async (person: PersonId) => (await node.as('Farah')(listDeterminations, { person })).body
type Notice = { subject: string | null; kind: string }
const bellOf = async (who: 'Farah' | 'Oki', subject: string) =>
  (await node.as(who)(listNotices, {})).body.notices
    .filter((notice: Notice) => notice.subject === subject)
    .map(({ kind }: Notice) => kind)

test('a grievance about a refusal opens an appeal that another decides, and does not say that somebody complained', async () => {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  await node.as('Amara')(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  // Nothing is refused yet: those who decide are told, and no appeal stands.
  await reviewAsked(person)
  expect((await view(person)).appeals).toEqual([])
  expect(await bellOf('Oki', id)).toEqual(['identification.review-asked'])

  for (const status of ['PresumedVictim', 'NotAVictim'] as const)
    expect(await node.as('Farah')(recordDetermination, { person, ...decision, status })).toMatchObject({ status: 200 })
  const grievance = await reviewAsked(person)
  await reviewAsked(person)
  const seen = await view(person)
  expect(seen).toMatchObject({ helpIsOpen: true, appeals: [{ standing: 'Open', grounds: '', by: null }] })
  expect(seen.appeals).toHaveLength(1)
  expect(JSON.stringify(seen)).not.toContain(grievance)
  expect(await bellOf('Oki', id)).toContain('identification.appealed')

  const appeal = seen.appeals[0]!.id
  const heard = { appeal, ...decision, status: 'PresumedVictim' as const }
  expect(await node.as('Farah')(decideAppeal, heard)).toMatchObject({ status: 409 })
  expect(await node.as('Oki')(decideAppeal, heard)).toMatchObject({ status: 200 })
})
