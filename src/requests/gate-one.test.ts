import { describe, expect, test } from 'vitest'
import { closed, useGateOne } from '../../test/gate-one.ts'
import { consentTo } from '../assistance/index.ts'
import { ConsentState } from '../assistance/contract.ts'
import { inSystem } from '../platform/in-system.ts'
import {
  acceptRequest,
  approveRequest,
  askForInformation,
  getRequest,
  giveMoreInformation,
  withdrawRequest,
} from './contract.ts'

// Gate G1: her own state is told only if she agrees (ACTIP 14.3).
const { region, bangkok, jakarta, amara, citra, say, waiting, nothingLeft } = useGateOne()

describe('where she stands decides', () => {
  test.each([undefined, ...ConsentState.options])('consent %s', async (state) => {
    const { request } = await waiting(state)
    const yes = state === 'Given' || state === 'AssentWithGuardian'
    expect((await citra(getRequest, { request })).body.gates).toEqual([
      { gate: 'G1', purpose: 'NotifyOwnState', open: yes, standing: state ?? 'NotAsked' },
    ])

    const answer = await citra(approveRequest, { request })

    if (yes) expect(answer).toMatchObject({ status: 200, body: { status: 'Sent' } })
    else {
      expect(answer).toMatchObject(closed)
      await nothingLeft(request)
    }
  })
})

test('a draft approved after she took her consent back stays here', async () => {
  const { request, person } = await waiting('Given')
  await say(person, 'Withdrawn')

  expect(await citra(approveRequest, { request })).toMatchObject(closed)
  await nothingLeft(request)
})

test('what she agrees to later may leave later', async () => {
  const { request, person } = await waiting('Refused')
  expect(await citra(approveRequest, { request })).toMatchObject(closed)
  await say(person, 'Given')

  expect(await citra(approveRequest, { request })).toMatchObject({ status: 200, body: { status: 'Sent' } })
})

test('a withdrawal under way is waited for, and then nothing leaves', async () => {
  const { request, person, id } = await waiting('Given')
  const other = await bangkok.host.system.pool.connect()
  await other.query('begin')
  await other.query(
    `insert into assistance.consent (id, person, case_id, purpose, state, language, interpreter, copy_given, recorded_by, recorded_at)
     values (gen_random_uuid(), $1, $2, 'NotifyOwnState', 'Withdrawn', 'id', 'InPerson', true, gen_random_uuid(), now())`,
    [person, id],
  )
  let answered = false
  const approving = citra(approveRequest, { request }).finally(() => (answered = true))
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(answered).toBe(false)
  await other.query('commit')
  other.release()

  expect(await approving).toMatchObject(closed)
  await nothingLeft(request)
})

test('a withdrawal that comes while a notification is leaving waits until it has left', async () => {
  const { person } = await waiting('Given')
  const sender = await bangkok.host.system.pool.connect()
  await sender.query('begin')
  await sender.query("select assistance.hold_consent($1, 'NotifyOwnState', 'state:ID', '{}')", [person])
  let written = false
  const withdrawing = say(person, 'Withdrawn').finally(() => (written = true))
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(written).toBe(false)
  await sender.query('commit')
  sender.release()

  expect(await withdrawing).toMatchObject({ status: 200 })
})

test('approvals that race withdrawals: what left, left before; what did not, left nothing', async () => {
  for (let round = 0; round < 8; round++) {
    const { request, person } = await waiting('Given')
    const [approved, withdrawn] = await Promise.all([citra(approveRequest, { request }), say(person, 'Withdrawn')])
    expect(withdrawn.status).toBe(200)
    if (approved.status !== 200) {
      expect(approved).toMatchObject(closed)
      await nothingLeft(request)
    }
    // Whichever came first, from now on nothing more leaves.
    const standing = await inSystem(bangkok.host, (context) =>
      consentTo(context, { person, purpose: 'NotifyOwnState', recipient: 'state:ID' }),
    )
    expect(standing).toBe('Withdrawn')
  }
})

test('more about her does not leave either once she has taken it back', async () => {
  const { request, person } = await waiting('Given')
  await citra(approveRequest, { request })
  await region.settle()
  await jakarta.as('Amara')(askForInformation, { request, text: 'Her date of birth?' })
  await region.settle()
  await say(person, 'Withdrawn')
  const before = await bangkok.rows('select id from exchange.message where thread = $1', [request])

  const more = await citra(giveMoreInformation, { request, text: 'Born in 2003.', values: { birthDate: '2003' } })

  expect(more).toMatchObject(closed)
  expect(await bangkok.rows('select id from exchange.message where thread = $1', [request])).toEqual(before)
  // Taking the notification back needs no consent: it leaves with a code and nothing else.
  expect(await amara(withdrawRequest, { request, reason: 'ConsentWithdrawn' })).toMatchObject({ status: 200 })
})

test('what is told stands beside the receiver’s own view, and only after an officer there has linked it', async () => {
  const { request } = await waiting('Given')
  await citra(approveRequest, { request })
  await region.settle()
  const gita = jakarta.as('Gita')

  expect(await gita(acceptRequest, { request })).toMatchObject({ status: 200 })
  const { body } = await gita(getRequest, { request })
  expect(body.values).toEqual({
    name: 'Sari Wulandari',
    nationality: 'ID',
    status: 'PresumedVictim',
    decisionBody: 'MultidisciplinaryTeam',
    decisionDate: '2026-11-24',
    appealRight: true,
  })
  expect(JSON.stringify(body)).not.toContain('debt for transport')
})
