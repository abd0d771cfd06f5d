import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import {
  addItem,
  askForInformation,
  changeItem,
  checkWorkbook,
  exportWorkbook,
  getWorkbook,
  planMeeting,
  reconcile,
} from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
const citra = jakarta.as('Citra')
const state = 'TH'
const read = async (by = citra) => (await by(getWorkbook, { state })).body

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

test('it counts the whole book both ways, and both sides count the same', async () => {
  const asked = await aSentRequest(jakarta)
  await aSentRequest(jakarta, { by: 'Lestari' })
  await aSentRequest(bangkok, { to: 'ID' })
  await region.settle()
  await bangkok.as('Amara')(askForInformation, { request: asked.request, text: 'Which building?' })
  await region.settle()
  region.wait({ days: 20 })
  await citra(reconcile, { state })
  await region.settle()
  const book = await read()
  expect(book).toMatchObject({
    own: 'ID',
    counts: { Out: { total: 2, open: 2, returned: 1, silent: 1 }, In: { total: 1, open: 1 } },
    books: { requests: 3, differences: 0 },
    differences: [],
    lastContact: { theirs: expect.any(String), ours: expect.any(String), heard: expect.any(String) },
  })
  const theirs = (await bangkok.as('Citra')(getWorkbook, { state: 'ID' })).body
  expect([theirs.counts.In.total, theirs.counts.Out.total]).toEqual([2, 1])
  expect(theirs.books.requests).toBe(3)
  expect(book.requests.map(({ days }: { days: number }) => days)).toEqual([20, 20, 20])
  expect(book.agreements.map(({ instrument }: { instrument: string }) => instrument)).toContain('ACTIP')
})

test('nobody is named in it', async () => {
  expect(JSON.stringify(await read())).not.toMatch(/Riko|Mae Sot|Building/)
  const { body } = await citra(exportWorkbook, { state })
  expect(body.csv).not.toMatch(/Riko|Mae Sot|Building/)
})

test('the agenda keeps, is changed by one at a time, and is struck', async () => {
  await citra(planMeeting, { state, meetingOn: '2027-02-10', place: 'Jakarta, =made up' })
  const point = {
    state,
    sort: 'Agenda' as const,
    words: '=HYPERLINK("x"), late answers',
    owner: 'TH',
    due: '2027-01-31',
  }
  const { body } = await citra(addItem, point)
  await citra(addItem, { state, sort: 'Action', words: 'Name a new focal point', owner: 'ID' })
  expect(await read()).toMatchObject({
    meetingOn: '2027-02-10',
    place: 'Jakarta, =made up',
    items: [{ words: point.words, owner: 'TH', due: '2027-01-31' }, { sort: 'Action' }],
  })
  const { state: _, ...words } = point
  const change = { item: body.item, version: 0, ...words, standing: 'Done' as const }
  expect(await citra(changeItem, change)).toMatchObject({ status: 200, body: { version: 1 } })
  expect(await citra(changeItem, change)).toMatchObject({ status: 409, body: { code: 'requests/changed-item' } })
  const { csv } = (await citra(exportWorkbook, { state })).body
  expect(csv).toContain(`"'=HYPERLINK(""x""), late answers"`)
  await citra(changeItem, { ...change, version: 1, standing: 'Struck' })
  expect((await read()).items).toHaveLength(1)
  // At rest its words are sealed.
  const dump = await jakarta.rows('select row_to_json(i)::text as line from requests.workbook_item i')
  expect(JSON.stringify(dump)).not.toMatch(/focal point|HYPERLINK/)
})

test('what officers write names nobody of the requests: not when it is written, not on paper, not in the table', async () => {
  const point = { state, sort: 'Agenda' as const }
  const about = (name: string, more: object = {}) =>
    aDraft(jakarta, {
      kind: 'NationalityVerification',
      values: { name, birthDate: '2001-01-01', ...more },
      change: { tlp: 'RED' },
    })
  await about('Riko Pratama', { passportNumber: 'X9999999' })
  for (const words of ['About RIKO  Pratama again', 'Passport X 999-9999'])
    expect(await citra(addItem, { ...point, words })).toMatchObject({
      status: 409,
      body: { code: 'requests/workbook-names-somebody' },
    })
  expect(await citra(planMeeting, { state, meetingOn: null, place: 'At Riko Pratama’s' })).toMatchObject({
    status: 409,
  })
  // Written before there was a request about her.
  const { item } = (await citra(addItem, { ...point, words: 'What happened to Sari Wulandari?' })).body
  expect((await citra(checkWorkbook, { state })).body).toEqual({ naming: [], place: false })
  await about('Sari Wulandari')
  expect((await citra(checkWorkbook, { state })).body).toEqual({ naming: [item], place: false })
  expect(await citra(exportWorkbook, { state })).toMatchObject({ status: 409, body: { detail: { points: 1 } } })
  const struck = { item, version: 0, ...point, words: 'What happened to Sari Wulandari?', owner: null, due: null }
  const { state: _, ...change } = { ...struck, standing: 'Struck' as const }
  expect(await citra(changeItem, change)).toMatchObject({ status: 200 })
  expect(await citra(exportWorkbook, { state })).toMatchObject({ status: 200 })
})

test('two officers who begin it at once share one', async () => {
  const both = await Promise.all(
    ['one', 'two'].map((words) => bangkok.as('Citra')(addItem, { state: 'ID', sort: 'Agenda', words })),
  )
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect((await bangkok.as('Citra')(getWorkbook, { state: 'ID' })).body.items).toHaveLength(2)
})

test('who does not reconcile reads no workbook, and there is none with oneself or nobody', async () => {
  for (const person of ['Amara', 'Hadi', 'Indra'] as const)
    expect(await jakarta.as(person)(getWorkbook, { state })).toMatchObject({ status: 403 })
  expect(await citra(getWorkbook, { state: 'ID' })).toMatchObject({ status: 409 })
  expect(await citra(getWorkbook, { state: 'XX' })).toMatchObject({ status: 404 })
})

test('no shelter stands on a paper that travels', async () => {
  const { focalPoints } = await read()
  expect(focalPoints.length).toBeGreaterThan(3)
  expect(JSON.stringify(focalPoints)).not.toMatch(/shelter|safe house|rumah aman|penampungan/i)
  expect(focalPoints.filter(({ code }: { code: string }) => /mission|embassy|kbri/i.test(code)).length).toBeLessThan(4)
})
