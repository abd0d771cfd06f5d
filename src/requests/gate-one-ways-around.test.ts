import { expect, test } from 'vitest'
import { aDraft, saveDraft } from '../../test/a-request.ts'
import { useGateOne } from '../../test/gate-one.ts'
import { sendMessage } from '../exchange/index.ts'
import { inSystem } from '../platform/in-system.ts'
import {
  approveRequest,
  askForInformation,
  getRequest,
  giveMoreInformation,
  recallFields,
  submitDraft,
} from './contract.ts'

// Every way around gate G1 that we could think of: none of them leaves a trace in the other state.
const { region, bangkok, jakarta, amara, citra, say, aPresumedVictim, aNotification, waiting, nothingLeft } =
  useGateOne()

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
  const wrongName = await aNotification(agreed, { values: { name: 'Sari Wulandari' } })
  expect(await amara(submitDraft, { request: wrongName.request })).toMatchObject({
    status: 409,
    body: { code: 'requests/about-someone-else', detail: { fields: ['name'] } },
  })
  const wrongStatus = await aNotification(agreed, { values: { status: 'IdentifiedVictim' } })
  expect(await amara(submitDraft, { request: wrongStatus.request })).toMatchObject({
    status: 409,
    body: { detail: { fields: ['status'] } },
  })
})

test('her yes to telling her own state tells no other state', async () => {
  const about = await aPresumedVictim()
  await say(about.person, 'Given')
  const elsewhere = { kind: 'VictimStatusNotification', to: 'KH', about, values: {} } as const
  const { request } = await aDraft(bangkok, elsewhere)
  expect(await amara(submitDraft, { request })).toMatchObject({
    status: 409,
    body: { code: 'requests/about-someone-else', detail: { fields: ['nationality'] } },
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
  const { request } = await aNotification(about, { by: 'Citra' })
  await citra(submitDraft, { request })
  expect(await citra(approveRequest, { request })).toMatchObject({
    status: 409,
    body: { code: 'requests/author-does-not-approve' },
  })
  await expect(bangkok.rows('update requests.request set approver = author where id = $1', [request])).rejects.toThrow(
    /the_author_does_not_approve/,
  )
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
          groups: [],
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

test('nor does another status follow later, as more information or as a correction', async () => {
  const { request } = await waiting('Given')
  await citra(approveRequest, { request })
  await region.settle()
  await jakarta.as('Amara')(askForInformation, { request, text: 'Is that final?' })
  await region.settle()
  const someoneElse = (fields: string[]) => ({
    status: 409,
    body: { code: 'requests/about-someone-else', detail: { fields } },
  })
  expect(await citra(giveMoreInformation, { request, text: 'It is.', values: { status: 'NotAVictim' } })).toMatchObject(
    someoneElse(['status']),
  )
  expect(
    await citra(giveMoreInformation, { request, text: 'Sorry.', values: { name: 'Another Woman' } }),
  ).toMatchObject(someoneElse(['name']))
  const [opening] = (await citra(getRequest, { request })).body.log
  const wish = { request, message: opening.message, fields: ['status'], reason: 'WrongFact' as const }
  expect(await citra(recallFields, { ...wish, correction: { status: 'NotAVictim' } })).toMatchObject(
    someoneElse(['status']),
  )
  expect((await jakarta.as('Amara')(getRequest, { request })).body.values.status).toBe('PresumedVictim')
})
