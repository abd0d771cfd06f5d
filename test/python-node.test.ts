import { serve } from '@hono/node-server'
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptDirectory, latestDirectory, signDirectory } from '../src/exchange/directory.ts'
import { formRegion, Sender } from '../src/exchange/index.ts'
import { forgetOffice } from '../src/exchange/office.ts'
import type { DirectoryKey } from '../src/exchange/protocol.ts'
import { acceptedBy } from '../src/node.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { acceptRequest, getRequest, type RequestId } from '../src/requests/contract.ts'
import { aSentRequest, knowTheLaw, welfareValues } from './a-request.ts'
import { officeAt } from './forge.ts'
import { testTime, useNode } from './node.ts'

// conformance/python was written from EXCHANGE.md alone. It must judge the vectors as a node does, and the two must
// understand each other over HTTP, in both directions.
const program = 'conformance/python/suar_exchange.py'
const bare = spawnSync('python3', ['--version']).status !== 0
if (bare) console.warn('SKIPPED: python3 is not installed, so the second implementation was not tried.')

test.skipIf(bare)('Python has the library `cryptography` (Debian: python3-cryptography)', () => {
  const { status, stderr } = spawnSync('python3', ['-c', 'import cryptography'], { encoding: 'utf8' })
  const why = 'python3 is here, but not its library: apt-get install python3-cryptography (or pip install cryptography)'
  expect(status, `${why}\n${stderr}`).toBe(0)
})

test.skipIf(bare)('the second implementation gives every test vector its verdict', () => {
  const said = execFileSync('python3', [program, 'vectors', 'conformance/vectors'], { encoding: 'utf8' })
  expect(said).toMatch(/^\d{3} verdicts, 0 wrong\n$/)
})

describe.skipIf(bare)('a node and a node in Python', () => {
  let python: Python
  let server: ReturnType<typeof serve>
  /** What the node's next posts meet on the way. */
  let loseAnswer = false
  const ID = useNode('ID', {
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      const method = request.method
      const body = method === 'GET' ? null : Buffer.from(await request.arrayBuffer())
      const answer = await fetch(`http://127.0.0.1:${python.port}${pathname}`, {
        method,
        body,
        headers: request.headers,
      })
      if (loseAnswer) throw new Error('the line broke')
      return answer
    },
  })
  const settle = async () => {
    for (let round = 0; round < 5; round++) {
      await ID.drain()
      await new Sender(ID.host).drain()
    }
  }
  const openings = (all: Taken[], request: string) => all.filter(({ thread }) => thread === request)

  beforeAll(async () => {
    await knowTheLaw(ID)
    await formRegion([{ host: ID.host, accepts: acceptedBy() }])
    const [sign, seal] = [newKey('ed25519'), newKey('x25519')]
    const lists = await inSystem(ID.host, async ({ db, now }) => {
      const first = (await latestDirectory(db))!
      const dates = { epoch: 1, validFrom: '2026-01-01T00:00:00.000Z', validUntil: null, revokedAt: null }
      const keys: DirectoryKey[] = [
        { kid: 'TH-sign-1', use: 'sign', x: sign.x, ...dates },
        { kid: 'TH-seal-1', use: 'seal', x: seal.x, ...dates },
      ]
      const accepts = ['requests.locate-and-welfare-check@1', 'requests.step@1']
      const TH = { state: 'TH', endpoint: 'https://th.example', from: '2026-01-01T00:00:00.000Z', until: null }
      const members = [...first.content.members, { ...TH, accepts, keys }]
      const content = { ...first.content, version: 2, prev: first.digest, members }
      const next = await signDirectory(content, [(await officeAt(ID)).signer])
      expect(await acceptDirectory(db, next, now)).toMatchObject({ ok: true })
      return [first.document, next]
    })
    forgetOffice(ID.host.vault)
    server = serve({ fetch: (request) => ID.fetch(request), port: 0, hostname: '127.0.0.1' })
    await new Promise((ready) => server.once('listening', ready))
    python = await startPython({
      state: 'TH',
      clock: testTime.toISOString(),
      directories: lists,
      sign: { kid: 'TH-sign-1', d: sign.d },
      seal: [{ kid: 'TH-seal-1', d: seal.d }],
      routes: { ID: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    })
  })
  afterAll(() => {
    python?.stop()
    server?.close()
  })

  test('a welfare check that an officer of Indonesia sends is taken, read and accepted in Python', async () => {
    const { request } = await aSentRequest(ID)
    await settle()
    expect((await ID.as('Amara')(getRequest, { request })).body).toMatchObject({ status: 'Delivered' })
    const [opening] = openings(await python.do<Taken[]>('list'), request)
    expect(opening).toMatchObject({
      from: 'ID',
      type: 'requests.locate-and-welfare-check@1.0',
      body: { request, kind: 'LocateAndWelfareCheck', fields: welfareValues },
    })

    expect(await python.do('read', { partner: 'ID', id: opening!.id })).toEqual({ status: 204 })
    await settle()
    expect((await ID.as('Amara')(getRequest, { request })).body).toMatchObject({ status: 'Acknowledged' })

    const said = await python.do<Sent>('send', {
      to: 'ID',
      type: 'requests.step@1.0',
      thread: request,
      causes: [opening!.id],
      body: stepOf(request, 'Accepted'),
    })
    expect(said).toMatchObject({ state: 'delivered', code: null })
    await settle()
    expect((await ID.as('Amara')(getRequest, { request })).body).toMatchObject({ status: 'Accepted' })
  })

  test('a welfare check written in Python reaches an officer of Indonesia, who accepts it', async () => {
    const request = crypto.randomUUID()
    const template = (await python.do<Taken[]>('list')).find(({ type }) => type.includes('welfare'))!.body
    const body = { ...(template as object), request, to: 'ID' }
    const type = 'requests.locate-and-welfare-check@1.0'
    const sent = await python.do<Sent>('send', { to: 'ID', type, thread: request, body })
    expect(sent).toMatchObject({ state: 'delivered', code: null })
    await settle()
    const input = { request: request as RequestId }
    expect((await ID.as('Amara')(getRequest, input)).body).toMatchObject({ status: 'Delivered', values: welfareValues })
    expect(await ID.as('Amara')(acceptRequest, input)).toMatchObject({ status: 200 })
    await settle()
    const steps = openings(await python.do<Taken[]>('list'), request)
    expect(steps).toMatchObject([{ type: 'requests.step@1.0', seq: 1, body: { step: 'Accepted', request } }])
    expect(await python.do('state', { id: sent.id })).toMatch(/delivered|read/)

    const again = await python.do<Sent>('retry', { id: sent.id })
    expect(again.receipt).toBe(sent.receipt)
  })

  test('a body that is not as agreed is refused by the node, in a receipt that Python believes', async () => {
    const thread = crypto.randomUUID()
    const body = { ...stepOf(thread, 'Accepted'), extra: true }
    const sent = await python.do<Sent>('send', { to: 'ID', type: 'requests.step@1.0', thread, body })
    expect(sent).toMatchObject({ state: 'refused', status: 200 })
    expect(sent.code).toMatch(/^requests\//)
  })

  test('when the answer is lost, the node sends again and Python applies it once', async () => {
    loseAnswer = true
    const { request } = await aSentRequest(ID)
    await settle()
    expect((await ID.as('Amara')(getRequest, { request })).body).toMatchObject({ status: 'Sent' })
    loseAnswer = false
    ID.wait({ minutes: 20 })
    await python.do('clock', { now: ID.host.clock().toISOString() })
    await settle()
    expect((await ID.as('Amara')(getRequest, { request })).body).toMatchObject({ status: 'Delivered' })
    expect(openings(await python.do<Taken[]>('list'), request)).toHaveLength(1)
  })
})

interface Taken {
  id: string
  from: string
  type: string
  thread: string
  seq: number
  body: unknown
  receipt: string
}
interface Sent {
  id: string
  state: string
  status: number
  receipt: string | null
  code: string | null
}

const stepOf = (request: string, step: string) => ({
  request,
  step,
  reason: null,
  text: null,
  fields: null,
  answer: null,
  post: 'Anti-trafficking division, Bangkok',
  at: testTime.toISOString(),
})

function newKey(type: 'ed25519' | 'x25519'): { d: string; x: string } {
  const { privateKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  const { d, x } = privateKey.export({ format: 'jwk' })
  return { d: d!, x: x! }
}

/** The Python node as a process: settings and commands are lines of JSON, and so are its answers. */
async function startPython(settings: object) {
  const child: ChildProcess = spawn('python3', [program, 'node'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  const ask = async (line: object): Promise<unknown> => {
    child.stdin!.write(`${JSON.stringify(line)}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error('the Python node has ended')
    return JSON.parse(value as string)
  }
  const { port } = (await ask(settings)) as { port: number }
  return {
    port,
    do: async <T = unknown>(what: string, command: object = {}) => (await ask({ do: what, ...command })) as T,
    stop: () => void child.kill(),
  }
}
type Python = Awaited<ReturnType<typeof startPython>>
