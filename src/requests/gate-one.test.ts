import { beforeAll, describe, expect, test } from 'vitest'
import { aCase, takePart } from '../../test/a-case.ts'
import { aDraft, knowTheLaw, saveDraft } from '../../test/a-request.ts'
import { useRegion } from '../../test/region.ts'
import { consentTo } from '../assistance/index.ts'
import { ConsentState, recordConsent } from '../assistance/contract.ts'
import type { CaseId, PersonId } from '../casework/contract.ts'
import { sendMessage } from '../exchange/index.ts'
import { recordDetermination, recordScreening } from '../identification/contract.ts'
import { inSystem } from '../platform/in-system.ts'
import {
  acceptRequest,
  approveRequest,
  askForInformation,
  getRequest,
  giveMoreInformation,
  submitDraft,
  withdrawRequest,
  type RequestId,
} from './contract.ts'

// Gate G1: her own state is told only if she agrees (ACTIP 14.3). Bangkok holds the person; Jakarta is her own state.
const region = useRegion(['ID', 'TH'])
const bangkok = region.node('TH')
const jakarta = region.node('ID')
const citra = bangkok.as('Citra')
const amara = bangkok.as('Amara')

beforeAll(async () => {
  await knowTheLaw(bangkok)
})

const reasons = 'Passport taken, debt for transport, could not leave the building.'

const say = (person: PersonId, state: ConsentState) =>
  amara(recordConsent, {
    person,
    purpose: 'NotifyOwnState',
    state,
    language: 'id',
    interpreter: 'InPerson',
    copyGiven: true,
    ...(state === 'AssentWithGuardian' && { note: 'Guardian: advocate of the shelter' }),
  })

async function aPresumedVictim(name = 'Sari Wulandari') {
  const { id, person } = await aCase(bangkok, { name })
  await takePart(bangkok, { id, agency: 'identification' })
  await amara(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  const decided = await bangkok.as('Farah')(recordDetermination, {
    person,
    status: 'PresumedVictim',
    body: 'MultidisciplinaryTeam',
    reasons,
    appealTold: true,
  })
  expect(decided.status).toBe(200)
  return { id, person }
}

const aNotification = (about: { id: CaseId; person: PersonId }, values = {}) =>
  aDraft(bangkok, { kind: 'VictimStatusNotification', to: 'ID', about, values })

/** A draft that waits for its second person. */
async function waiting(state?: ConsentState) {
  const about = await aPresumedVictim()
  if (state) await say(about.person, state)
  const { request } = await aNotification(about)
  expect(await amara(submitDraft, { request })).toMatchObject({ status: 200, body: { status: 'AwaitingApproval' } })
  return { request, ...about }
}

const closed = { status: 409, body: { code: 'requests/her-own-state-is-not-told', detail: { gate: 'G1' } } }

/** Nothing of it left, in the log, in the post office, in the other state. */
async function nothingLeft(request: RequestId) {
  expect(await bangkok.rows('select 1 from requests.entry where request = $1', [request])).toEqual([])
  expect(await bangkok.rows('select 1 from exchange.message where thread = $1', [request])).toEqual([])
  await region.settle()
  expect(await jakarta.rows('select 1 from requests.request where id = $1', [request])).toEqual([])
}

describe('where she stands decides', () => {
  test.each([undefined, ...ConsentState.options])('consent %s', async (state) => {
    const { request } = await waiting(state)
    const yes = state === 'Given' || state === 'AssentWithGuardian'
    expect((await citra(getRequest, { request })).body.gates).toEqual([
      { gate: 'G1', open: yes, standing: state ?? 'NotAsked' },
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
  await sender.query("select assistance.hold_consent($1, 'NotifyOwnState')", [person])
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
      consentTo(context, { person, purpose: 'NotifyOwnState' }),
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

  const more = await amara(giveMoreInformation, { request, text: 'Born in 2003.', values: { birthDate: '2003' } })

  expect(more).toMatchObject(closed)
  expect(await bangkok.rows('select id from exchange.message where thread = $1', [request])).toEqual(before)
  // Taking the notification back needs no consent: it leaves with a code and nothing else.
  expect(await amara(withdrawRequest, { request, reason: 'ConsentWithdrawn' })).toMatchObject({ status: 200 })
})

describe('ways around', () => {
  test('it cannot claim immediate danger, nor a milder marking, to leave without a second person', async () => {
    const about = await aPresumedVictim()
    const { request } = await aNotification(about)
    const urgent = await saveDraft(bangkok, request, { change: { immediateDanger: true } })
    expect(urgent).toMatchObject({ status: 409, body: { code: 'requests/no-immediate-danger' } })
    const milder = await saveDraft(bangkok, request, { change: { tlp: 'AMBER' } })
    expect(milder).toMatchObject({ status: 409, body: { code: 'requests/marking-not-allowed' } })
  })

  test('a notification drawn up on a person who agreed cannot carry the name or status of one who did not', async () => {
    const agreed = await aPresumedVictim('Ani Lestari')
    await say(agreed.person, 'Given')
    const wrongName = await aNotification(agreed, { name: 'Sari Wulandari' })
    expect(await amara(submitDraft, { request: wrongName.request })).toMatchObject({
      status: 409,
      body: { code: 'requests/about-someone-else', detail: { fields: ['name'] } },
    })
    const wrongStatus = await aNotification(agreed, { status: 'IdentifiedVictim' })
    expect(await amara(submitDraft, { request: wrongStatus.request })).toMatchObject({
      status: 409,
      body: { detail: { fields: ['status'] } },
    })
  })

  test('another kind of request cannot carry the status', async () => {
    const { request } = await aDraft(bangkok, { to: 'ID' })
    const smuggled = await saveDraft(bangkok, request, { values: { status: 'PresumedVictim' } })
    expect(smuggled).toMatchObject({ status: 400, body: { code: 'requests/field-not-allowed' } })
    expect(JSON.stringify(smuggled.body)).not.toContain('PresumedVictim')
  })

  test('other roles get no further: police, another agency, the author herself, a stranger to the case', async () => {
    const { request } = await waiting('Refused')
    expect(await amara(approveRequest, { request })).toMatchObject({ status: 403 })
    expect(await bangkok.as('Eko')(approveRequest, { request })).toMatchObject({ status: 403 })
    expect(await bangkok.as('Lestari')(getRequest, { request })).toMatchObject({ status: 404 })
    await nothingLeft(request)
  })

  test('the author does not approve her own, though she holds the right; PostgreSQL says so too', async () => {
    const about = await aPresumedVictim()
    await say(about.person, 'Given')
    const { request } = await aDraft(bangkok, {
      kind: 'VictimStatusNotification',
      to: 'ID',
      about,
      values: {},
      by: 'Citra',
    })
    await citra(submitDraft, { request })
    expect(await citra(approveRequest, { request })).toMatchObject({
      status: 409,
      body: { code: 'requests/author-does-not-approve' },
    })
    await expect(
      bangkok.rows('update requests.request set approver = author where id = $1', [request]),
    ).rejects.toThrow(/the_author_does_not_approve/)
    await expect(
      bangkok.rows("update requests.request set status = 'Sent', sent_at = now() where id = $1", [request]),
    ).rejects.toThrow(/red_needs_a_second_person/)
  })

  test('the node itself cannot post it past the log', async () => {
    const { request } = await waiting('Refused')
    const body = { request, kind: 'VictimStatusNotification', fields: { name: 'Sari Wulandari' } }
    const post = { to: 'ID', type: 'requests.victim-status-notification@1.0', thread: request, body }
    const handling = { tlp: 'RED' as const, onward: 'ask' as const, purpose: 'InformOfDecision' }
    await expect(inSystem(bangkok.host, (context) => sendMessage(context, { ...post, handling }))).rejects.toThrow(
      /only through the log/,
    )
    await nothingLeft(request)
  })

  test('nor as a step of some other request that is open', async () => {
    const { request, person } = await waiting('Refused')
    const open = await aDraft(bangkok, { to: 'ID' })
    await amara(submitDraft, { request: open.request })
    const handling = { tlp: 'RED' as const, onward: 'ask' as const, purpose: 'InformOfDecision' }
    const type = 'requests.victim-status-notification@1.0'
    await expect(
      inSystem(bangkok.host, async (context) => {
        const message = await sendMessage(context, { to: 'ID', type, thread: request, body: {}, handling })
        await context.db
          .insertInto('requests.entry')
          .values({
            message,
            request: open.request,
            from_state: 'TH',
            step: 'Opening',
            at: context.now,
            reason: null,
            content: Buffer.from(''),
          })
          .execute()
      }),
    ).rejects.toThrow(/only through the log/)
    expect(person).toBeDefined()
    await nothingLeft(request)
  })

  test('nor with a forged line in the log: the gate stands there', async () => {
    const { request } = await waiting('NotCapable')
    for (const role of [bangkok.host.system, bangkok.host.database])
      await expect(
        role.pool.query(
          "insert into requests.entry (message, request, from_state, step, at, content) values (gen_random_uuid(), $1, 'TH', 'Opening', now(), '')",
          [request],
        ),
      ).rejects.toThrow(/G1|row-level security/)
    await nothingLeft(request)
  })

  test('nor by turning the request to another person or another kind', async () => {
    const { request } = await waiting('Refused')
    const agreed = await aPresumedVictim()
    await say(agreed.person, 'Given')
    for (const change of [`person = '${agreed.person}'`, "kind = 'NationalityVerification'", "side = 'In'"])
      await expect(
        bangkok.host.system.pool.query(`update requests.request set ${change} where id = $1`, [request]),
      ).rejects.toThrow(/stays what it is/)
  })

  test('nor by a forged step from the other state', async () => {
    const { request } = await waiting('Refused')
    const message = {
      id: '0199bbbb-0000-7000-8000-000000000001',
      from: 'ID',
      type: 'requests.step@1.0',
      thread: request,
      issuedAt: bangkok.host.clock(),
    }
    for (const step of ['Sent', 'Opening', 'Accepted', 'MoreInfoRequested', 'Executed']) {
      const body = {
        request,
        step,
        reason: null,
        text: null,
        fields: null,
        answer: null,
        post: 'x',
        at: '2026-11-24T07:20:00.000Z',
      }
      await expect(
        inSystem(bangkok.host, (context) => bangkok.host.deliver(context, { ...message, body })),
      ).rejects.toThrow(/no-such-request/)
    }
    expect((await citra(getRequest, { request })).body.status).toBe('AwaitingApproval')
    await nothingLeft(request)
  })
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
