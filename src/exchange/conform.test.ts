import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeAt } from '../../test/forge.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { reportOf, runConformance } from './conform/run-conformance.ts'
import type { Settings, TestMember } from './conform/subject.ts'
import { publishHead } from './log/heads.ts'
import { createLogSealer } from './log/log-sealer.ts'
import { signText } from './signed.ts'

// `suar exchange conformance URL`, pointed at a listening node as it is, and at nodes with the faults of others.
const region = useRegion(['ID', 'KH', 'TH'], [postBox])
const TH = region.node('TH')
type Fetch = (request: Request) => Promise<Response>
let [member, second]: TestMember[] = []
let server: ReturnType<typeof serve>
let url = ''

const keysOf = async (state: 'ID' | 'KH'): Promise<TestMember> => {
  const { signer } = await officeAt(region.node(state))
  const { d, x } = signer.key.export({ format: 'jwk' }) as { d: string; x: string }
  return { state, sign: { kid: signer.kid, d, x }, type: 'test.note@1.0', body: { text: 'conformance' } }
}
beforeAll(async () => {
  ;[member, second] = [await keysOf('ID'), await keysOf('KH')]
  await new Promise<void>((listening) => {
    server = serve({ fetch: TH.fetch as Fetch, port: 0, hostname: '127.0.0.1' }, () => listening())
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

async function nextHead() {
  await createLogSealer(TH.host).seal()
  region.wait({ hours: 1, minutes: 1 })
  await publishHead(TH.host)
}
const run = (change: Partial<Settings> = {}) =>
  runConformance({ url, clock: TH.host.clock, member: member!, second: second!, nextHead, ...change })
const failed = async (fetch: Fetch) =>
  (await run({ fetch })).filter(({ result }) => result === 'fail').map(({ name }) => name)

test('a node conforms, over a real line, in all that can be asked of it; the report is for people', async () => {
  const began = performance.now()
  const found = await run()
  const report = reportOf(found)
  expect(report).not.toMatch(/^fail/m)
  expect(found.length).toBeGreaterThanOrEqual(40)
  expect(report).toMatch(/\n\d+ passed, 0 failed, [01] skipped$/)
  expect(performance.now() - began).toBeLessThan(60_000)
  // And again, at the same node: what the first run left behind is in nobody's way.
  expect(reportOf(await run())).toMatch(/ 0 failed, 0 skipped$/)
})

test('without the keys of a member the rest is tried, and the report says what was not', async () => {
  const found = await runConformance({ url, clock: TH.host.clock })
  expect(found.filter(({ result }) => result === 'fail')).toEqual([])
  expect(found.filter(({ why }) => why === 'needs the keys of a test member').length).toBeGreaterThan(20)
  const alone = await runConformance({ url, clock: TH.host.clock, member: member! })
  expect(alone.filter(({ why }) => why === 'needs the keys of a second test member')).toHaveLength(2)
})

test('where nobody answers the report is one line that says so', async () => {
  const found = await run({ fetch: async () => Promise.reject(new Error('no such host')) })
  expect(reportOf(found)).toMatch(/^fail .*nobody answers.*\n0 passed, 1 failed, 0 skipped$/)
})

/** A node with one fault: what it does with a request, and with the honest answer to it. */
type Fault = (request: Request, honest: Fetch) => Promise<Response>
const path = (request: Request) => new URL(request.url).pathname.replace('/exchange/v1/', '')
const honestly: Fetch = (request) => TH.fetch(request)
const empty = (status: number) => new Response(null, { status })

/** Signs as the node would. */
async function signed(kind: 'receipt' | 'problem', value: object, status = 200) {
  const { signer } = await officeAt(TH)
  const at = TH.host.clock().toISOString()
  const text = signText(kind, { suar: 1, from: 'TH', to: 'ID', receivedAt: at, at, ...value }, signer)
  return new Response(text, { status, headers: { 'content-type': 'application/jose' } })
}

const faults: Record<string, { fault: () => Fault; found: string }> = {
  'a receipt for a failed delivery': {
    // It says "delivered" before it has looked at the order.
    fault: () => async (request, honest) => {
      const wire = await request.clone().text()
      const answer = await honest(request)
      if (!path(request).startsWith('inbox') || answer.status !== 409) return answer
      const { id } = JSON.parse(wire) as { id: string }
      return signed('receipt', { message: id, digest: 'A'.repeat(43), step: 'delivered' })
    },
    found: 'fault: a receipt for a delivery that failed',
  },
  'a receipt for a file that is not what was signed': {
    fault: () => async (request, honest) => {
      const answer = await honest(request)
      return path(request).startsWith('attachments') && answer.status === 409 ? empty(204) : answer
    },
    found: 'fault: a receipt for a delivery that failed, since its file is not what was signed',
  },
  'a duplicate that is never acknowledged again': {
    fault: () => {
      const seen = new Set<string>()
      return async (request, honest) => {
        const body = await request.clone().text()
        const again = path(request) === 'inbox' && seen.has(body)
        seen.add(body)
        return again ? Response.json({ code: 'conflict' }, { status: 409 }) : honest(request)
      }
    },
    found: 'fault: a duplicate that is never acknowledged again, once the thread has moved on',
  },
  'a retry with a new id is taken a second time': {
    fault: () => async (request, honest) => {
      const wire = await request.clone().text()
      const answer = await honest(request)
      if (path(request) !== 'inbox' || answer.status !== 409) return answer
      const said = JSON.parse(Buffer.from((await answer.clone().text()).split('.')[1]!, 'base64url').toString()) as {
        code: string
      }
      if (said.code !== 'exchange/replayed') return answer
      const { id } = JSON.parse(wire) as { id: string }
      return signed('receipt', { message: id, digest: 'A'.repeat(43), step: 'delivered' })
    },
    found: 'fault: a retry with a new id is taken a second time',
  },
  'a cursor that loops': {
    fault: () => async (request, honest) =>
      path(request).startsWith('since')
        ? Response.json({ messages: [{ position: 1, id: crypto.randomUUID() }], next: 0 })
        : honest(request),
    found: 'fault: a cursor that loses or loops',
  },
  '“0 pushed” with nothing in any log': {
    fault: () => async (request, honest) => {
      const answer = await honest(request)
      return path(request) === 'problems' && answer.status === 404 ? empty(204) : answer
    },
    found: 'fault: “0 pushed” with nothing in any log: whatever has no effect is refused by name, under a signature',
  },
  'markings that leak through the history that is shared': {
    // It tells that there is such a message, though not to whom it asks.
    fault: () => async (request, honest) => {
      if (path(request).startsWith('wrote/')) {
        const rows = await TH.rows('select from exchange.message where id = $1', [path(request).slice('wrote/'.length)])
        if (rows.length > 0)
          return signed('problem', { request: null, code: 'exchange/not-for-you', status: 403, detail: {} }, 403)
      }
      return honest(request)
    },
    found: 'fault: markings that leak through the history that is shared',
  },
  'markings that leak through relations': {
    fault: () => {
      let told = false
      return async (request, honest) => {
        const body = path(request) === 'inbox' ? await request.clone().text() : ''
        const from = body.startsWith('{"suar"') ? (JSON.parse(body) as { from?: string }).from : undefined
        const answer = await honest(request)
        // The first that another member writes into a thread that stands here is answered with what it stands beside.
        if (from !== 'KH' || told) return answer
        told = true
        return signed(
          'problem',
          { request: null, code: 'exchange/replayed', status: 409, detail: { tlp: 'AMBER' } },
          409,
        )
      }
    },
    found: 'fault: markings that leak through relations',
  },
  'a refusal that nobody signed': {
    fault: () => async (request, honest) => {
      const answer = await honest(request)
      return answer.status === 415 ? Response.json({ code: 'exchange/wrong-content-type' }, { status: 415 }) : answer
    },
    found: 'another content type is refused',
  },
  'a witness that signs a log which was turned back': {
    fault: () => {
      let line: string | undefined
      return async (request, honest) => {
        const answer = await honest(request)
        if (path(request) !== 'witness/add-checkpoint') return answer
        if (answer.status === 200) line = await answer.clone().text()
        return answer.status === 409 && line ? new Response(line) : answer
      }
    },
    found: 'as a witness it signs a log that only grew, and none that was turned back or has two pasts',
  },
  'a log that does not hold what it signed for': {
    fault: () => async (request, honest) => {
      if (!path(request).startsWith('log/tile/entries')) return honest(request)
      const answer = await honest(request)
      const bytes = Buffer.from(await answer.arrayBuffer())
      for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) bytes[at + 20]! ^= 1
      return new Response(bytes)
    },
    found: 'what it signs for stands in its log',
  },
  'a sender that forgot gets nothing back': {
    fault: () => async (request, honest) =>
      path(request).startsWith('heads') ? Response.json({ heads: [], next: null }) : honest(request),
    found: 'a sender that forgot what it sent reads where its threads stand, what was taken, and gets it back',
  },
}

describe('a node with one fault is found by the check of its name', () => {
  test.each(Object.entries(faults))('%s', async (_name, { fault, found }) => {
    const broken = fault()
    const names = await failed((request) => broken(request, honestly))
    expect(names).toContain(found)
    // It is this fault that is found, and not that nothing works.
    expect(names.length).toBeLessThan(8)
  })
})
