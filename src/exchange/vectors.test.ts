import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { knock } from '../../test/notes.ts'
import { useNode } from '../../test/node.ts'
import { slices, type Tables } from '../node.ts'
import { inSystem } from '../platform/in-system.ts'
import { Problem } from '../platform/problem.ts'
import { createDataKey, sealJson } from '../platform/seal.ts'
import type { Slice } from '../platform/slice.ts'
import { acceptDirectory, openDirectory, verifyDirectory } from './directory.ts'
import { hearProblem } from './hear-problem.ts'
import { payloadOf } from './take-receipt.ts'

// What conformance/vectors says of each text must be what a node answers. Others run the same files.

interface Post {
  wire: string
  type?: string
  status: number
  step?: string
  code?: string
  expected?: number
  sameReceiptAs?: number
}
const read = <T>(name: string) => JSON.parse(readFileSync(`conformance/vectors/${name}.json`, 'utf8')) as T
type File<V, More = object> = {
  clock: string
  directory: string
  state: string
  vectors: ({ name: string } & V)[]
} & More

const keys = read<Record<string, { d: string; x: string }>>('keys')
const directories = read<File<{ held: string | null; document: string; verdict: string }>>('directories')
const envelopes = read<File<{ posts: Post[] }>>('envelopes')
const receipts =
  read<File<{ receipt: string; verdict: string }, { message: { id: string; digest: string; jws: string } }>>('receipts')
const problems = read<File<{ problem: string; believed: boolean }, { partner: string; wire: string }>>('problems')

const example: Slice<Tables> = {
  name: 'example',
  endpoints: [],
  messages: {
    'example.note': async (_context, { body }) => {
      if ((body as { text: string }).text.startsWith('refuse')) throw new Problem('example/not-wanted', 409)
    },
  },
}
const clock = () => new Date(envelopes.clock)
const node = (state: string) => useNode(state, { slices: [...slices, example], clock })
const nodes = { TH: node('TH'), ID: node('ID') }

beforeAll(async () => {
  for (const { host } of Object.values(nodes))
    await inSystem(host, async ({ db, vault, newId, now }) => {
      for (const [kid, { d, x }] of Object.entries(keys)) {
        if (!new RegExp(`^${host.state}-(sign|seal)-1$`).test(kid)) continue
        const use = kid.includes('sign') ? 'sign' : 'seal'
        const key = await createDataKey(db, vault, newId())
        const jwk = { kty: 'OKP', crv: use === 'sign' ? 'Ed25519' : 'X25519', d, x }
        const sealed = sealJson(key, kid, jwk)
        const row = { kid, use, epoch: 1, public_key: JSON.stringify({ x }), sealed, data_key: key.id } as const
        await db
          .insertInto('exchange.own_key')
          .values({ ...row, made_at: now, retired_at: null })
          .execute()
      }
      expect(await acceptDirectory(db, envelopes.directory, now)).toMatchObject({ ok: true })
    })
})

test('the private keys belong to the public ones', () => {
  for (const [kid, { d, x }] of Object.entries(keys)) {
    const crv = kid.includes('seal') ? 'X25519' : 'Ed25519'
    const key = createPrivateKey({ key: { kty: 'OKP', crv, d, x }, format: 'jwk' })
    expect(key.export({ format: 'jwk' }).x).toBe(x)
  }
})

describe('lists of members', () => {
  test.each(directories.vectors)('$name: $verdict', ({ held, document, verdict }) => {
    const said = verifyDirectory(document, held === null ? undefined : openDirectory(held), new Date(directories.clock))
    expect(said.ok ? 'accepted' : said.why).toBe(verdict)
  })
})

describe('envelopes', () => {
  test.each(envelopes.vectors)('$name', async ({ posts }) => {
    const texts: string[] = []
    for (const { wire, type, status, step, code, expected, sameReceiptAs } of posts) {
      const answer = await knock(nodes.TH, wire, type)
      const text = await answer.text()
      texts.push(text)
      const said = payloadOf(text) as { step?: string; code?: string; detail?: { expected?: number } }
      const seen = { status: answer.status, step: said.step, code: said.code, expected: said.detail?.expected }
      if (code === 'exchange/out-of-order' || status === 200) expect(seen).toEqual({ status, step, code, expected })
      else expect(seen).toMatchObject({ status, code })
      if (sameReceiptAs !== undefined) expect(text).toBe(texts[sameReceiptAs])
    }
  })
})

describe('receipts', () => {
  beforeAll(async () => {
    const { id, digest, jws } = receipts.message
    await nodes.ID.rows(
      `insert into exchange.message (id, direction, partner, thread, seq, type, digest, envelope, state, issued_at, expires_at)
       values ($1, 'out', 'TH', $1, 1, 'example.note@1.0', $2, $3, 'sent', now(), now())`,
      [id, digest, jws],
    )
  })
  test.each(receipts.vectors)('$name: $verdict', async ({ receipt, verdict }) => {
    const headers = { 'content-type': 'application/jose' }
    const url = `${nodes.ID.host.origin}/exchange/v1/receipts`
    const answer = await nodes.ID.fetch(new Request(url, { method: 'POST', body: receipt, headers }))
    const said = answer.status === 204 ? 'accepted' : (payloadOf(await answer.text()) as { code: string }).code
    expect(said).toBe(verdict)
  })
})

describe('problems', () => {
  test.each(problems.vectors)('$name', ({ problem, believed }) => {
    const member = openDirectory(problems.directory).members.get(problems.partner)!
    const question = { member, state: problems.state, request: problems.wire, now: new Date(problems.clock) }
    expect(hearProblem(problem, question) !== undefined).toBe(believed)
  })
})
