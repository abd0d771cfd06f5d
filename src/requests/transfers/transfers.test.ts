import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw, someAnswer, someValues } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { sendMessage } from '../../exchange/index.ts'
import { inSystem } from '../../platform/in-system.ts'
import { endGround, exportTransfers, listTransfers, recordGround, type Transfer } from '../../transfers/contract.ts'
import { answerCatalogue } from '../answers.ts'
import { catalogue } from '../catalogue.ts'
import {
  acceptRequest,
  acknowledgeRequest,
  getRequest,
  issueLetter,
  recallFields,
  reportExecution,
} from '../contract.ts'
import { categoriesOf, isSorted } from './categories.ts'
import { fieldsIn } from './note-transfer.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const officer = jakarta.as('Indra')
const period = { from: '2026-11-01', until: '2027-01-31' }

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

async function linesOf(thread: string, by = officer): Promise<Transfer[]> {
  const { body } = await by(listTransfers, { ...period, all: true })
  return (body.transfers as Transfer[]).filter((each) => each.thread === thread).reverse()
}

test('every field that can leave is sorted', () => {
  const names = [...Object.keys(catalogue), ...Object.keys(answerCatalogue), 'text']
  expect(names.filter((name) => !isSorted(name))).toEqual([])
})

test('what a body carries is read from it: fields, answers, corrections, translations, and whatever is new', () => {
  const head = { request: 'x', post: 'x', at: 'x', step: 'Executed', reason: null, text: null }
  expect(fieldsIn({ ...head, fields: { name: 'x' }, answer: null })).toEqual(['name'])
  expect(fieldsIn({ ...head, text: 'x', answer: { whereNow: 'x' } })).toEqual(['text', 'whereNow'])
  expect(fieldsIn({ ...head, texts: { lastPlace: 'x' }, translator: 'x' })).toEqual(['lastPlace'])
  expect(fieldsIn({ ...head, fields: ['name'], correction: { alias: 'x' } })).toEqual(['alias'])
  expect(fieldsIn({ ...head, somethingNew: 'x' })).toEqual(['somethingNew'])
  expect(categoriesOf(['somethingNew'])).toEqual(['FreeText'])
})

test('a request, its answer and its correction each have a line, on the side from which it left', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await bangkok.as('Amara')(acknowledgeRequest, { request })
  await bangkok.as('Amara')(acceptRequest, { request })
  const answer = someAnswer('LocateAndWelfareCheck')
  expect(await bangkok.as('Amara')(reportExecution, { request, answer } as never)).toMatchObject({ status: 200 })
  await region.settle()
  const [opening] = await linesOf(request)
  expect(opening).toMatchObject({
    way: 'Exchange',
    recipient: 'TH',
    kind: 'LocateAndWelfareCheck',
    step: 'Opening',
    persons: 1,
    law: 'UU 27/2022 Art. 56',
    ground: 'Safeguards',
    purpose: 'FindAndProtect',
  })
  expect(opening!.fields).toEqual(expect.arrayContaining(['alias', 'dangerNote', 'lastPlace']))
  expect(opening!.categories).toEqual(['FreeText', 'Identity', 'Whereabouts'])
  expect(opening!.safeguards.length).toBeGreaterThan(0)
  const { body } = await jakarta.as('Amara')(getRequest, { request })
  const message = body.log[0].message
  await jakarta.as('Amara')(recallFields, {
    request,
    message,
    fields: ['lastPlace'],
    reason: 'WrongFact',
    correction: { lastPlace: 'Building D' },
  })
  expect((await linesOf(request)).at(-1)).toMatchObject({ step: 'Corrected', fields: ['lastPlace'], persons: 1 })
  // Their law on transfers is not entered; the line stands all the same.
  const theirs = await linesOf(request, bangkok.as('Indra'))
  expect(theirs.find(({ persons }) => persons > 0)).toMatchObject({ recipient: 'ID', law: null, ground: 'Safeguards' })
  expect(theirs.filter(({ persons }) => persons === 0).every(({ ground }) => ground === 'NotNeeded')).toBe(true)
})

test('her yes is named, and a finding about the state comes before a treaty', async () => {
  const kind = 'PoliceInformation'
  const told = await aSentRequest(jakarta, { kind, values: someValues(kind) })
  const [yes] = await jakarta.rows<{ consent: string }>(
    `select consent from assistance.standing where person = $1 and purpose = 'ShareWithLawEnforcement'`,
    [told.person],
  )
  expect((await linesOf(told.request))[0]).toMatchObject({ ground: 'Safeguards', consents: [yes!.consent] })

  const found = { state: 'TH', since: '2026-01-01', restsOn: 'PDPA 2019, sections 28 and 29', source: 'made up' }
  const { body } = await officer(recordGround, { ...found, step: 'Adequacy' })
  const next = await aSentRequest(jakarta)
  const [line] = await linesOf(next.request)
  expect(line).toMatchObject({ ground: 'Adequacy' })
  expect(line!.safeguards).toContainEqual({ clause: found.restsOn, source: 'made up', verified: true })
  expect(await officer(endGround, { ground: body.ground })).toMatchObject({ status: 200 })
  expect(await officer(endGround, { ground: body.ground })).toMatchObject({ status: 404 })
  // From now on, not from tomorrow; nor does one hold that was to begin later and was ended before.
  const later = await officer(recordGround, {
    ...found,
    step: 'Adequacy',
    since: jakarta.host.clock().toISOString().slice(0, 10),
  })
  await officer(endGround, { ground: later.body.ground })
  const last = await aSentRequest(jakarta)
  expect((await linesOf(last.request))[0]).toMatchObject({ ground: 'Safeguards' })
})

test('a letter has its line too', async () => {
  const { request } = await aSentRequest(jakarta)
  const wish = { request, kind: 'PoliceLetter', languages: ['en', 'th'], fill: {} }
  const issued = await jakarta.as('Amara')(issueLetter, wish as never)
  expect(issued).toMatchObject({ status: 200 })
  expect((await linesOf(request)).find(({ way }) => way === 'Letter')).toMatchObject({
    id: issued.body.letter,
    recipient: 'TH',
    persons: 1,
    ground: 'Safeguards',
  })
})

test('nothing leaves without its line: what is sent past every door is written down as not stated', async () => {
  const thread = jakarta.host.newId()
  const sent = await inSystem(jakarta.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      type: 'requests.lead@1.0',
      thread,
      body: { name: 'Riko Pratama' },
      handling: { tlp: 'RED', onward: 'no', purpose: 'x' },
    }),
  ).catch((error: unknown) => String(error))
  // The log of requests refuses it at once; and without that guard the register still has it.
  expect(sent).toMatch(/only through the log/)
  await jakarta.rows('alter table exchange.message disable trigger what_leaves_stands_in_the_log')
  const message = await inSystem(jakarta.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      type: 'requests.lead@1.0',
      thread,
      body: {},
      handling: { tlp: 'RED', onward: 'no', purpose: 'x' },
    }),
  )
  await jakarta.rows('alter table exchange.message enable trigger what_leaves_stands_in_the_log')
  expect(await linesOf(thread)).toMatchObject([{ id: message, fields: null, ground: 'NotStated', recipient: 'TH' }])
  const { body } = await officer(listTransfers, period)
  expect(body.totals.byGround).toContainEqual(expect.objectContaining({ ground: 'NotStated' }))
  const { at, id } = body.transfers[0]
  const later = await officer(listTransfers, { ...period, after: { at, id } })
  expect(later.body).toMatchObject({ transfers: body.transfers.slice(1), totals: null })
})

test('a line cannot be changed, taken out, or name another receiver', async () => {
  for (const statement of [
    'delete from transfers.transfer',
    'update transfers.transfer set persons = 0',
    'truncate transfers.transfer',
  ])
    for (const role of ['suar_app', 'suar_system'])
      await expect(jakarta.rows(`set role ${role}; ${statement}`)).rejects.toThrow(/permission denied/)
  const { request } = await aSentRequest(jakarta)
  const [sent] = await jakarta.rows<{ message: string }>('select message from requests.request where id = $1', [
    request,
  ])
  const message = sent!.message
  await expect(
    jakarta.rows(
      `begin; set local session_replication_role = replica; update transfers.transfer set recipient = 'KH' where id = '${message}';
       create temp table again on commit drop as select * from exchange.message where id = '${message}';
       delete from exchange.outbound where message = '${message}'; delete from exchange.payload where message = '${message}';
       delete from exchange.message where id = '${message}';
       set local session_replication_role = origin; insert into exchange.message overriding system value select * from again; commit`,
    ),
  ).rejects.toThrow(/names who receives it/)
})

test('only the data-protection officer reads it, and it holds nothing that was said', async () => {
  for (const person of ['Amara', 'Citra', 'Hadi', 'Mega', 'Dewi', 'Nobody'] as const) {
    expect(await jakarta.as(person)(listTransfers, period)).toMatchObject({ status: 403 })
    expect(await jakarta.as(person)(exportTransfers, period)).toMatchObject({ status: 403 })
  }
  const all = await jakarta.rows('select row_to_json(t)::text as line from transfers.transfer t')
  expect(JSON.stringify(all)).not.toMatch(/Riko|Mae Sot|Building C/)
})

test('the table has a line for each transfer of the period and state, and no formula runs', async () => {
  const { body } = await officer(exportTransfers, { ...period, recipient: 'TH' })
  const rows = body.csv.trimEnd().split('\r\n')
  expect(rows).toHaveLength(body.lines + 1)
  expect(rows[0]).toMatch(/^at,recipient,way/)
  expect(body.csv).not.toMatch(/(^|,)"?[=+\-@]/m)
  expect((await officer(exportTransfers, { ...period, recipient: 'KH' })).body.lines).toBe(0)
  expect(await officer(listTransfers, { from: '2020-01-01', until: '2026-01-01' })).toMatchObject({ status: 422 })
})
