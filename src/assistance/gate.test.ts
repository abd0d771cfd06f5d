import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCase } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import { consentTo } from './consent-to.ts'
import { ConsentState, FactGroup, opens, recordConsent, type ConsentStanding, type Recipient } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')

const recipients: Recipient[] = ['state:TH', 'state:KH', 'network:INTERPOL']
const groups = ['Identity', 'Health', 'FreeText'] as const satisfies FactGroup[]
const hour = 3600_000

const bounds = <T>(of: readonly T[]) =>
  fc.oneof(fc.constant(['*'] as ['*']), fc.uniqueArray(fc.constantFrom(...of), { minLength: 1 }))

const answers = fc.record({
  state: fc.constantFrom(...ConsentState.options),
  recipients: bounds(recipients),
  fields: bounds(groups),
  hours: fc.option(fc.integer({ min: 1, max: 10 })),
})
const asks = fc.record({
  recipient: fc.constantFrom(...recipients),
  fields: fc.uniqueArray(fc.constantFrom(...groups)),
  later: fc.integer({ min: 0, max: 12 }),
})

type Answer = typeof answers extends fc.Arbitrary<infer T> ? T : never
type Ask = typeof asks extends fc.Arbitrary<infer T> ? T : never

/** Ten lines that anybody can check. */
function oracle(answer: Answer, { recipient, fields, later }: Ask, age: number | null): ConsentStanding {
  if (!opens(answer.state)) return answer.state
  if (answer.hours !== null && later >= answer.hours) return 'Expired'
  if (answer.state === 'Given' && age !== null && age < 18) return 'NeedsGuardian'
  const covers = (list: readonly string[], asked: readonly string[]) =>
    list[0] === '*' || asked.every((each) => list.includes(each))
  return covers(answer.recipients, [recipient]) && covers(answer.fields, fields) ? answer.state : 'NotCovered'
}

test('only a standing yes that names the recipient, covers the facts and has not run out opens a gate', async () => {
  const { person } = await aCase(node)
  await fc.assert(
    fc.asyncProperty(
      answers,
      fc.array(asks, { minLength: 4, maxLength: 8 }),
      fc.constantFrom(null, 15, 17, 18, 40),
      async (answer, questions, age) => {
        await node.rows('update casework.person set age = null, age_source = null where id = $1', [person])
        const yes = opens(answer.state)
        const now = node.host.clock()
        const said = await amara(recordConsent, {
          person,
          purpose: 'ShareWithOtherState',
          state: answer.state,
          language: 'id',
          interpreter: 'ByPhone',
          copyGiven: true,
          note: 'Guardian: advocate',
          ...(yes && {
            recipients: answer.recipients,
            fields: answer.fields,
            expiresAt: answer.hours === null ? null : new Date(now.getTime() + answer.hours * hour).toISOString(),
          }),
        })
        expect(said.status).toBe(200)
        await node.rows("update casework.person set age = $2, age_source = 'SelfStated' where id = $1", [person, age])
        for (const ask of questions) {
          const context = { db: node.host.system.kysely as never, now: new Date(now.getTime() + ask.later * hour) }
          const asked = { person, purpose: 'ShareWithOtherState' as const, ...ask }
          expect(await consentTo(context, asked)).toBe(oracle(answer, ask, age))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a child does not agree alone, a yes does not begin in the past, and a no has no bounds', async () => {
  const { person } = await aCase(node)
  await node.rows("update casework.person set age = 16, age_source = 'Document' where id = $1", [person])
  const told = { person, purpose: 'TellFamily', language: 'id', interpreter: 'NotNeeded', copyGiven: true } as const
  expect(await amara(recordConsent, { ...told, state: 'Given' })).toMatchObject({
    status: 409,
    body: { code: 'assistance/guardian-missing', detail: { gate: 'G5' } },
  })
  const guardian = { ...told, state: 'AssentWithGuardian' as const, note: 'Guardian: shelter advocate' }
  expect(await amara(recordConsent, { ...guardian, expiresAt: '2026-11-24T07:20:00.000Z' })).toMatchObject({
    status: 400,
    body: { code: 'assistance/already-over' },
  })
  expect(await amara(recordConsent, { ...told, state: 'Refused', recipients: ['state:TH'] })).toMatchObject({
    status: 400,
  })
  expect(await amara(recordConsent, guardian)).toMatchObject({ status: 200 })
})
