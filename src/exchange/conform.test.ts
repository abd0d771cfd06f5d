import { beforeAll, expect, test } from 'vitest'
import { officeAt } from '../../test/forge.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { reportOf, runConformance } from './conform/run-conformance.ts'
import type { TestMember } from './conform/subject.ts'

// `suar exchange conformance URL`, pointed at a node as it is and at nodes with the faults of others.
const region = useRegion(['ID', 'TH'], [postBox])
const TH = region.node('TH')
type Fetch = (request: Request) => Promise<Response>
let member: TestMember
beforeAll(async () => {
  const { signer } = await officeAt(region.node('ID'))
  const { d, x } = signer.key.export({ format: 'jwk' }) as { d: string; x: string }
  member = { state: 'ID', sign: { kid: signer.kid, d, x }, type: 'test.note@1.0', body: { text: 'conformance' } }
})
const run = (fetch: Fetch = TH.fetch as Fetch, as: TestMember | undefined = member) =>
  runConformance({ url: TH.host.origin, fetch, clock: TH.host.clock, ...(as && { member: as }) })
const failed = async (fetch: Fetch) =>
  (await run(fetch)).filter(({ result }) => result === 'fail').map(({ name }) => name)

test('a node conforms', async () => {
  const report = reportOf(await run())
  expect(report).not.toMatch(/^fail/m)
  expect(report).toMatch(/ 0 failed, [01] skipped$/)
})

test('without the keys of a member the rest is tried, and the report says what was not', async () => {
  const found = await runConformance({ url: TH.host.origin, fetch: TH.fetch as Fetch, clock: TH.host.clock })
  expect(found.filter(({ result }) => result === 'fail')).toEqual([])
  expect(found.filter(({ why }) => why === 'needs the keys of a test member').length).toBeGreaterThan(8)
})

test('a node that gives a duplicate another answer is found', async () => {
  const seen = new Set<string>()
  const forgets: Fetch = async (request) => {
    const body = await request.clone().text()
    const again = request.url.endsWith('/inbox') && seen.has(body)
    seen.add(body)
    return again ? Response.json({ code: 'conflict' }, { status: 409 }) : TH.fetch(request)
  }
  expect(await failed(forgets)).toContain(
    'fault: a duplicate that is never acknowledged again, once the thread has moved on',
  )
})

test('a cursor that loops, and refusals that nobody signed, are found', async () => {
  const page = { messages: [{ position: 1, id: crypto.randomUUID() }], next: 0 }
  const loops: Fetch = async (request) => (/since/.test(request.url) ? Response.json(page) : TH.fetch(request))
  expect(await failed(loops)).toContain('fault: a cursor that loses or loops')
  const bare: Fetch = async (request) => {
    const answer = await TH.fetch(request)
    return answer.status === 415 ? Response.json({ code: 'exchange/wrong-content-type' }, { status: 415 }) : answer
  }
  expect(await failed(bare)).toEqual(['another content type is refused'])
})

test('where nobody answers the report is one line that says so', async () => {
  const found = await run(async () => Promise.reject(new Error('no such host')))
  expect(reportOf(found)).toMatch(/^fail .*nobody answers.*\n0 passed, 1 failed, 0 skipped$/)
})
