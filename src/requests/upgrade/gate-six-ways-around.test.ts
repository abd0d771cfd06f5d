import { expect, test } from 'vitest'
import { aSentRequest, saveDraft, someValues } from '../../../test/a-request.ts'
import { rest, told, useRaising } from '../../../test/raising.ts'
import { inSystem } from '../../platform/in-system.ts'
import {
  approveRequest,
  changeDraft,
  confirmItems,
  getRequest,
  submitDraft,
  upgradeRequest,
  type RequestId,
} from '../contract.ts'
import { definitions } from '../definitions.ts'
import { writeEntry } from '../move/log.ts'
import { getRow, keyOf } from '../move/row.ts'
import { neededBy } from './article-six.ts'

const { region, jakarta, bangkok, amara, citra, eko, aMessage, raised, path, open, confirmAll } = useRaising()

test('PostgreSQL guards gate G6 by the same data', async () => {
  const rows = await jakarta.rows('select kind, field from requests.article_six order by kind, field')
  const expected = Object.values(definitions).flatMap(({ kind }) => neededBy(kind).map((field) => ({ kind, field })))
  const key = ({ kind, field }: { kind: string; field: string }) => `${kind} ${field}`
  expect(rows.map((row) => key(row as never)).toSorted()).toEqual(expected.map(key).toSorted())
})

test('G6: with items missing, unread or saying nothing it goes by no door, and each refusal names them', async () => {
  const { request: message } = await aMessage()
  const formal = await raised(message)
  const missing = await amara(submitDraft, { request: formal })
  expect(missing).toMatchObject({ status: 409, body: { code: 'requests/incomplete' } })
  expect(missing.body.detail.missing.toSorted()).toEqual(Object.keys(rest).toSorted())

  await saveDraft(jakarta, formal, { values: rest })
  const unread = await amara(submitDraft, { request: formal })
  expect(unread).toMatchObject({ status: 409, body: { code: 'requests/items-open', detail: { gate: 'G6' } } })
  expect(unread.body.detail.items).toEqual(['requestingOffice', 'factsAlleged', 'toAscertain', 'evidenceSought'])

  await confirmAll(formal)
  await saveDraft(jakarta, formal, { values: { offence: 'n/a' } })
  expect(await open(formal)).toEqual(['offence'])
  const { version } = await path(formal)
  expect(await amara(confirmItems, { request: formal, version, fields: ['offence'] })).toMatchObject({
    status: 409,
    body: { code: 'requests/incomplete' },
  })
  expect(await amara(submitDraft, { request: formal })).toMatchObject({ status: 409 })
  // Put right again, it is hers who typed it.
  await saveDraft(jakarta, formal, { values: { offence: rest.offence } })
  expect(await open(formal)).toEqual([])
})

test('G6: past every handler, PostgreSQL writes no opening of it into the log', async () => {
  const { request: message } = await aMessage()
  const formal = await raised(message)
  await expect(
    inSystem(jakarta.host, async (context) => {
      const row = await getRow(context as never, formal)
      const key = await keyOf(context as never, row)
      const content = { post: 'x', text: null, fields: {} }
      const entry = { request: formal, from_state: 'ID', step: 'Opening', at: context.now, reason: null, content }
      await writeEntry(context as never, key, { ...entry, message: context.newId() })
    }),
  ).rejects.toThrow(/G6/)
  await expect(
    jakarta.rows(
      `insert into requests.entry values ('0199eeee-0000-7000-8000-000000000001', $1, 'ID', 'Opening', now(), null, '{}', '')`,
      [formal],
    ),
  ).rejects.toThrow(/G6/)
  // Handed in by force, its items stand as they are: nobody confirms them behind the approver's back.
  await jakarta.rows("update requests.request set status = 'AwaitingApproval' where id = $1", [formal])
  await expect(
    jakarta.rows("update requests.item set confirmed_by = $2, post = 'x', at = now() where request = $1", [
      formal,
      '00000000-0000-7000-8000-f00000000001',
    ]),
  ).rejects.toThrow(/stay as they are/)
  expect(await citra(approveRequest, { request: formal })).toMatchObject({ status: 409 })
})

test('nobody confirms from a stale screen, or what is no item of it', async () => {
  const { request: message } = await aMessage()
  const formal = await raised(message)
  const { version, toConfirm } = await path(formal)
  await saveDraft(jakarta, formal, { values: { toAscertain: 'Something else' } })
  expect(await amara(confirmItems, { request: formal, version, fields: toConfirm })).toMatchObject({
    status: 409,
    body: { code: 'requests/changed-meanwhile' },
  })
  const now = (await path(formal)).version
  for (const fields of [['lawText'], ['question'], ['caseReference']])
    expect(await amara(confirmItems, { request: formal, version: now, fields })).toMatchObject({ status: 409 })
  // A stale form saves nothing either, so it empties no item behind a colleague's back.
  const { body } = await amara(getRequest, { request: formal })
  const { tlp, urgency, purpose, caveats, legalBasis, immediateDanger } = body
  const stale = { request: formal, version, values: {}, tlp, urgency, purpose, caveats, legalBasis, immediateDanger }
  expect(await amara(changeDraft, stale)).toMatchObject({ status: 409, body: { code: 'requests/changed-meanwhile' } })
})

test('two officers who raise it at once make one draft; two who send and empty it at once leave nothing half', async () => {
  const { request: message } = await aMessage()
  const way = { request: message, kind: 'MLA_Evidence', note: false } as const
  const both = await Promise.all([amara(upgradeRequest, way), citra(upgradeRequest, way)])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(both.find(({ status }) => status === 409)!.body.code).toBe('requests/raised-already')
  const formal = both.find(({ status }) => status === 200)!.body.request as RequestId

  await saveDraft(jakarta, formal, { values: rest })
  await confirmAll(formal)
  const { body } = await amara(getRequest, { request: formal })
  const { version, tlp, urgency, purpose, caveats, legalBasis, immediateDanger } = body
  const { offence: _gone, ...values } = body.values
  const head = { tlp, urgency, purpose, caveats, legalBasis, immediateDanger }
  await Promise.all([
    amara(submitDraft, { request: formal }),
    amara(changeDraft, { request: formal, version, values, ...head }),
  ])
  const { status, missing } = (await amara(getRequest, { request: formal })).body
  expect([status, missing]).toEqual(status === 'Draft' ? ['Draft', ['offence']] : ['AwaitingApproval', []])
})

/** A formal request as Jakarta could send it past its own desk. */
function anOpening(change: (id: string) => object) {
  const id = crypto.randomUUID()
  const now = jakarta.host.clock()
  const at = now.toISOString()
  const body = {
    request: id,
    kind: 'MLA_Evidence',
    to: 'TH',
    purpose: 'Prosecute',
    urgency: 'Routine',
    tlp: 'AMBER+STRICT',
    caveats: [],
    legalBasis: [],
    language: 'en',
    acknowledgeDue: at,
    answerDue: at,
    post: 'x',
    at,
    fields: someValues('MLA_Evidence'),
    ...change(id),
  }
  const type = 'requests.mla-evidence@1.0'
  return {
    id: id as RequestId,
    message: { id: crypto.randomUUID(), from: 'ID', type, thread: id, issuedAt: now, body },
  }
}

test('a made-up past is not believed: another state cannot hang its request on one of ours or of a third state', async () => {
  const ours = await aSentRequest(bangkok, { kind: 'PoliceInformation', to: 'ID', values: told })
  const thirds = await aSentRequest(region.node('KH'), { kind: 'PoliceInformation', to: 'TH', values: told })
  await region.settle()
  expect(await path(thirds.request, eko)).toMatchObject({ chain: [{ id: thirds.request }] })
  for (const earlier of [ours.request, thirds.request]) {
    const { id, message } = anOpening(() => ({ upgradedFrom: earlier }))
    await inSystem(bangkok.host, (context) => bangkok.host.deliver(context, message))
    const { chain, left } = await path(id, eko)
    expect(chain.map((link: { id: string }) => link.id)).toEqual([id])
    expect(left).toEqual([])
  }
})

test.each([
  ['raised from itself', (id: string) => ({ upgradedFrom: id })],
  ['a formal request that calls itself a note', () => ({ note: true })],
  [
    'an item of Article 6 that says nothing, whatever it was raised from',
    () => ({ fields: { ...someValues('MLA_Evidence'), lawText: '…' } }),
  ],
])('refused on the way in: %s', async (_what, change) => {
  const { message } = anOpening(change)
  await expect(inSystem(bangkok.host, (context) => bangkok.host.deliver(context, message))).rejects.toMatchObject({
    code: 'requests/not-as-agreed',
  })
})
