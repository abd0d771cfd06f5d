import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { publicHalf } from '../src/exchange/kem.ts'
import { signDirectory } from '../src/exchange/directory.ts'
import type { Directory, DirectoryKey, Kind } from '../src/exchange/protocol.ts'
import { digestOf, signText } from '../src/exchange/signed.ts'
import { wrap } from '../src/exchange/wrap.ts'

// Writes conformance/vectors/*.json: `node conformance/make-vectors.ts`. Keys, ids and clock are fixed; what is sealed
// differs at each run, since HPKE draws a new key.

const clock = '2026-05-01T02:00:00.000Z'
const seconds = (n: number) => new Date(Date.parse(clock) + n * 1000).toISOString()
const days = (n: number) => seconds(n * 86_400)
const seed = (name: string) => createHash('sha256').update(`suar test vector ${name}`).digest()
let ids = 0
const nextId = () => `01997000-0000-7000-8000-${String(++ids).padStart(12, '0')}`

interface Pair {
  readonly kid: string
  readonly key: KeyObject
  readonly d: string
  readonly x: string
}
function pair(kid: string, secret = kid): Pair {
  const head = `302e0201003005${kid.includes('seal') ? '06032b656e' : '06032b6570'}04220420`
  const der = Buffer.concat([Buffer.from(head, 'hex'), seed(secret)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { d, x } = key.export({ format: 'jwk' }) as { d: string; x: string }
  return { kid, key, d, x }
}

const kids = [
  'ID-sign-2',
  'ID-old-sign',
  'ID-lost-sign',
  ...['ID', 'TH', 'KH', 'VN', 'LA'].flatMap((state) => [`${state}-sign-1`, `${state}-seal-1`]),
]
const keys = Object.fromEntries(kids.map((kid) => [kid, pair(kid)]))
const key = (kid: string): Pair => keys[kid]!
const listed = (kid: string, change: Partial<DirectoryKey> = {}): DirectoryKey => ({
  kid,
  use: kid.includes('sign') ? 'sign' : 'seal',
  epoch: 1,
  x: key(kid).x,
  validFrom: days(-100),
  validUntil: null,
  revokedAt: null,
  ...change,
})
const member = (state: string, more: DirectoryKey[] = [], dates = {}) => ({
  state,
  endpoint: `https://${state.toLowerCase()}.example`,
  from: days(-100),
  until: null,
  accepts: ['example.note@1'],
  keys: [listed(`${state}-sign-1`), ...more, listed(`${state}-seal-1`)],
  ...dates,
})
const first: Directory = {
  suar: 1,
  version: 1,
  prev: null,
  issuedAt: days(-100),
  quorum: 2,
  members: [
    member('ID', [
      listed('ID-old-sign', { epoch: 2, validUntil: days(-1) }),
      listed('ID-lost-sign', { epoch: 3, revokedAt: days(-2) }),
    ]),
    member('TH'),
    member('KH'),
    member('LA', [], { until: days(-3) }),
    member('VN', [], { from: days(3) }),
  ],
}
const signer = (...names: string[]) => names.map(key)
const genesis = await signDirectory(first, signer('ID-sign-1', 'TH-sign-1', 'KH-sign-1'))
const payloadText = (document: string) => (JSON.parse(document) as { payload: string }).payload
const second: Directory = { ...first, version: 2, prev: digestOf(payloadText(genesis)), issuedAt: clock }
const sign = async (change: Partial<Directory>, ...names: string[]) =>
  signDirectory({ ...second, ...change }, signer(...names))

/** A signature of the first member, spelt into a list that he did not sign. */
async function borrowed(): Promise<string> {
  const real = JSON.parse(await sign({}, 'ID-sign-1', 'TH-sign-1')) as { payload: string; signatures: unknown[] }
  const other = JSON.parse(await sign({ quorum: 1 }, 'ID-sign-1')) as { payload: string; signatures: unknown[] }
  return JSON.stringify({ payload: other.payload, signatures: [...other.signatures, real.signatures[1]] })
}

const directories = [
  { name: 'the first list, signed by its own quorum', held: null, document: genesis, verdict: 'accepted' },
  {
    name: 'the next list, signed by two members',
    document: await sign({}, 'ID-sign-1', 'TH-sign-1'),
    verdict: 'accepted',
  },
  {
    name: 'the same list handed in again',
    document: genesis,
    verdict: 'not-newer',
  },
  {
    name: 'a list that skips a version',
    document: await sign({ version: 3 }, 'ID-sign-1', 'TH-sign-1'),
    verdict: 'skips-a-version',
  },
  {
    name: 'a list that follows another',
    document: await sign({ prev: digestOf('another') }, 'ID-sign-1', 'TH-sign-1'),
    verdict: 'does-not-follow',
  },
  {
    name: 'a list signed by one member with the quorum at two',
    document: await sign({}, 'ID-sign-1'),
    verdict: 'too-few-signatures',
  },
  {
    name: 'a list signed twice by the same member',
    document: await sign({}, 'ID-sign-1', 'ID-sign-1'),
    verdict: 'too-few-signatures',
  },
  {
    name: 'a list that lowers its own quorum is judged by the quorum before it',
    document: await sign({ quorum: 1 }, 'ID-sign-1'),
    verdict: 'too-few-signatures',
  },
  {
    name: 'a revoked key has no vote',
    document: await sign({}, 'ID-lost-sign', 'TH-sign-1'),
    verdict: 'too-few-signatures',
  },
  {
    name: 'who has left has no vote',
    document: await sign({}, 'LA-sign-1', 'TH-sign-1'),
    verdict: 'too-few-signatures',
  },
  {
    name: 'who joins later has no vote yet',
    document: await sign({}, 'VN-sign-1', 'TH-sign-1'),
    verdict: 'too-few-signatures',
  },
  { name: 'a signature taken from another list', document: await borrowed(), verdict: 'too-few-signatures' },
  {
    name: 'a second list where none is held',
    held: null,
    document: await sign({}, 'ID-sign-1', 'TH-sign-1'),
    verdict: 'no-genesis',
  },
  { name: 'no list at all', document: '{"payload":"e30","signatures":[]}', verdict: 'malformed' },
  { name: 'not JSON', document: '<html>', verdict: 'malformed' },
].map((vector) => ({ held: genesis, ...vector }))

// --- Envelopes, posted at the inbox of TH ---

interface Change {
  readonly id?: string
  readonly change?: Record<string, unknown>
  readonly without?: string
  readonly outside?: Record<string, string>
  readonly by?: Pair
  readonly kind?: Kind
  readonly body?: string
  readonly sealed?: string
  readonly altered?: boolean
}
interface Written {
  readonly id: string
  readonly jws: string
  readonly payload: string
  readonly digest: string
  readonly wire: string
}
const salt = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]).toString('base64url')
const bodyOf = (text: string) => JSON.stringify({ salt, body: { text } })

async function write(what: Change = {}): Promise<Written> {
  const { id = nextId(), change = {}, without, by = key('ID-sign-1'), kind = 'envelope' } = what
  const payload = what.body ?? bodyOf('hello')
  const envelope: Record<string, unknown> = {
    suar: 1,
    id,
    from: 'ID',
    to: 'TH',
    toKey: 'TH-seal-1',
    type: 'example.note@1.0',
    thread: nextId(),
    seq: 1,
    prev: null,
    causes: [],
    issuedAt: clock,
    expiresAt: days(30),
    handling: { tlp: 'AMBER', onward: 'ask', purpose: 'protection' },
    legalBasis: [],
    payload: { digest: digestOf(payload) },
    crit: [],
    ...change,
  }
  if (without) delete envelope[without]
  const jws = signText(kind, envelope, by)
  return { id, jws, payload, digest: digestOf(jws), wire: await sealed(jws, { ...what, id, payload }) }
}

async function sealed(jws: string, { id, payload, outside, altered }: Change & { id: string; payload: string }) {
  const { from, to, key: kid } = { from: 'ID', to: 'TH', key: 'TH-seal-1', ...outside }
  const to_ = { kid, key: publicHalf(key('TH-seal-1')) }
  const text = altered ? payload.replace('hello', 'hallo') : payload
  return wrap({ id: outside?.['id'] ?? id, from, to }, to_, { envelope: jws, payload: text })
}

interface Post {
  readonly wire: string
  readonly type?: string
  readonly status: number
  readonly step?: string
  readonly code?: string
  readonly expected?: number
  readonly sameReceiptAs?: number
}
const envelopes: { name: string; posts: Post[] }[] = []
const vector = (name: string, ...posts: Post[]) => void envelopes.push({ name, posts })
const delivered = ({ wire }: Written): Post => ({ wire, status: 200, step: 'delivered' })
const refused = ({ wire }: Written, code: string): Post => ({ wire, status: 200, step: 'refused', code })
const problem = (wire: string, status: number, code: string): Post => ({ wire, status, code: `exchange/${code}` })
const bad = async (name: string, [status, code]: readonly [number, string], change: Change) =>
  vector(name, problem((await write(change)).wire, status, code))
const objected = async (name: string, code: string, change: Change) => vector(name, refused(await write(change), code))
const chain = async (thread: string, count: number): Promise<Written[]> => {
  const all: Written[] = []
  for (let seq = 1; seq <= count; seq++)
    all.push(await write({ change: { thread, seq, prev: all.at(-1)?.digest ?? null } }))
  return all
}

vector('a note', delivered(await write()))
vector('a body in another script', delivered(await write({ body: bodyOf('ສະບາຍດີ သွား 你好') })))
vector('a field of a newer minor version is ignored', delivered(await write({ change: { mood: 'calm' } })))
vector('a newer minor version of the type', delivered(await write({ change: { type: 'example.note@1.7' } })))
vector('expired nine minutes ago', delivered(await write({ change: { expiresAt: seconds(-540) } })))
vector('written by a clock nine minutes ahead', delivered(await write({ change: { issuedAt: seconds(540) } })))
vector('three in order', ...(await chain(nextId(), 3)).map(delivered))
{
  const one = await write()
  vector('the same bytes again get the same receipt', delivered(one), { ...delivered(one), sameReceiptAs: 0 })
  const two = await write()
  const anew = await sealed(two.jws, two)
  vector('the same envelope sealed anew gets the same receipt', delivered(two), {
    ...delivered({ ...two, wire: anew }),
    sameReceiptAs: 0,
  })
  const [a, b] = (await chain(nextId(), 2)) as [Written, Written]
  const again = { ...delivered(a), sameReceiptAs: 0 }
  vector('the first again, when the second is here', delivered(a), delivered(b), again)
  const no = await write({ change: { type: 'example.letter@1.0' } })
  const refusal = refused(no, 'exchange/unknown-type')
  vector('a refused message again gets the same receipt', refusal, { ...refusal, sameReceiptAs: 0 })
}
{
  const thread = nextId()
  const one = await write({ change: { thread, type: 'example.letter@1.0' } })
  const two = await write({ change: { thread, seq: 2, prev: one.digest } })
  vector(
    'a refused message takes its place, and the next passes',
    refused(one, 'exchange/unknown-type'),
    delivered(two),
  )
}

await objected('a type that is not taken here', 'exchange/unknown-type', { change: { type: 'example.letter@1.0' } })
await objected('another major version', 'exchange/unknown-type', { change: { type: 'example.note@2.0' } })
await objected('a critical field that nobody knows', 'exchange/unknown-critical-field', {
  change: { crit: ['mood'], mood: 'calm' },
})
await objected('expired eleven minutes ago', 'exchange/expired', { change: { expiresAt: seconds(-660) } })
await objected('a body that is not JSON', 'exchange/malformed-body', { body: 'hello' })
await objected('a body text without body', 'exchange/malformed-body', { body: `{"salt":"${salt}"}` })
await objected('a body with NUL', 'exchange/malformed-body', { body: bodyOf('\0') })
await objected('a body with a lone surrogate', 'exchange/malformed-body', {
  body: bodyOf('').replace('""', '"\\ud800"'),
})
await objected('a body of 33 levels', 'exchange/malformed-body', {
  body: `{"salt":"${salt}","body":${'['.repeat(33)}${']'.repeat(33)}}`,
})
await objected('a key for an attachment that is not named', 'exchange/malformed-body', {
  body: JSON.stringify({ salt, body: {}, attachments: [{ key: digestOf('a key') }] }),
})
await objected('what the owner of the type says', 'example/not-wanted', { body: bodyOf('refuse this') })

vector('not JSON', problem('hello', 400, 'malformed'))
vector('JSON, but no wire text', problem('{"suar":1}', 400, 'malformed'))
vector('another content type', { ...problem((await write()).wire, 415, 'wrong-content-type'), type: 'text/plain' })
const malformed = [400, 'malformed'] as const
for (const field of ['type', 'thread', 'prev', 'handling', 'payload', 'crit', 'expiresAt'])
  await bad(`an envelope without ${field}`, malformed, { without: field })
await bad('number 0', malformed, { change: { seq: 0 } })
await bad('a time with an offset', malformed, { change: { issuedAt: '2026-05-01T09:00:00.000+07:00' } })
await bad('an id in capitals of no form', malformed, { change: { thread: 'THREAD' } })
await bad('another major version of the protocol', malformed, { change: { suar: 2 } })
await bad('a marking that TLP 2.0 does not know', malformed, {
  change: { handling: { tlp: 'WHITE', onward: 'no', purpose: 'protection' } },
})
await bad('a receipt where an envelope must be', malformed, { kind: 'receipt' })
{
  const { id, jws, payload } = await write()
  const [head, middle, proof] = jws.split('.') as [string, string, string]
  const respelt = async (header: object) => {
    const text = Buffer.from(JSON.stringify(header)).toString('base64url')
    return sealed(`${text}.${middle}.${proof}`, { id, payload })
  }
  const typ = 'suar-envelope+jws'
  const none = await respelt({ alg: 'none', kid: 'ID-sign-1', typ })
  vector('no algorithm', problem(none, ...malformed))
  const crit = await respelt({ alg: 'EdDSA', kid: 'ID-sign-1', typ, crit: ['exp'], exp: 1 })
  vector('a critical header', problem(crit, ...malformed))
  const cut = await sealed(`${head}.${middle}.`, { id, payload })
  vector('no signature', problem(cut, 403, 'bad-signature'))
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const spare = last[last.indexOf(proof.at(-1)!) ^ 1]!
  const loose = await sealed(`${head}.${middle}.${proof.slice(0, -1)}${spare}`, { id, payload })
  vector('a signature in another spelling', problem(loose, ...malformed))
}

const astray = [421, 'wrongly-addressed'] as const
await bad('written to another state, passed on with another address', astray, { change: { to: 'KH' } })
await bad('addressed to another state', astray, { change: { to: 'KH' }, outside: { to: 'KH' } })
await bad('from the node itself', astray, { change: { from: 'TH' }, outside: { from: 'TH' } })
await bad('another id outside', astray, { outside: { id: nextId() } })
await bad('sealed to another key than is signed', astray, { change: { toKey: 'TH-seal-9' } })
const stranger = [403, 'unknown-member'] as const
await bad('from a state that is no member', stranger, { outside: { from: 'MM' }, change: { from: 'MM' } })
for (const [state, why] of [
  ['LA', 'has left'],
  ['VN', 'joins later'],
] as const)
  await bad(`from a state that ${why}`, stranger, {
    outside: { from: state },
    change: { from: state },
    by: key(`${state}-sign-1`),
  })
await bad('sealed to a key that is not held', [409, 'unknown-recipient-key'], { outside: { key: 'TH-seal-9' } })
{
  const { wire } = await write()
  const opened = JSON.parse(wire) as { sealed: string; id: string }
  const bytes = Buffer.from(opened.sealed, 'base64url')
  bytes[40]! ^= 1
  vector(
    'a bit changed on the way',
    problem(JSON.stringify({ ...opened, sealed: bytes.toString('base64url') }), 400, 'cannot-open'),
  )
  vector('moved under another id', problem(JSON.stringify({ ...opened, id: nextId() }), 400, 'cannot-open'))
  vector('moved under another sender', problem(JSON.stringify({ ...opened, from: 'KH' }), 400, 'cannot-open'))
}
await bad('signed with the key of another member', [403, 'unknown-key'], { by: key('KH-sign-1') })
await bad('signed with a key of no list', [403, 'unknown-key'], { by: key('ID-sign-2') })
await bad('signed with a revoked key', [403, 'key-revoked'], { by: key('ID-lost-sign') })
await bad('signed with a key whose time is over', [403, 'key-out-of-date'], { by: key('ID-old-sign') })
await bad('signed by a stranger under the name of a key', [403, 'bad-signature'], { by: pair('ID-sign-1', 'stranger') })
await bad('another body than was signed', [400, 'digest-mismatch'], { altered: true })
await bad('written by a clock eleven minutes ahead', [409, 'from-the-future'], { change: { issuedAt: seconds(660) } })
{
  const [, two] = (await chain(nextId(), 2)) as [Written, Written]
  vector('the second before the first', { ...problem(two.wire, 409, 'out-of-order'), expected: 1 })
  const thread = nextId()
  const [a, b] = (await chain(thread, 2)) as [Written, Written]
  const other = await write({ change: { thread, seq: 2, prev: digestOf('another past') } })
  vector('a link to another past', delivered(a), problem(other.wire, 409, 'broken-chain'), delivered(b))
  const taken = await write({ change: { thread: nextId() } })
  const rival = await write({
    change: {
      thread: (JSON.parse(Buffer.from(taken.jws.split('.')[1]!, 'base64url').toString()) as { thread: string }).thread,
    },
  })
  vector('a place that another message has', delivered(taken), problem(rival.wire, 409, 'replayed'))
  const known = await write()
  const forked = await write({ id: known.id, body: bodyOf('other') })
  vector('a known id over other content', delivered(known), problem(forked.wire, 409, 'forked'))
}
{
  const thread = nextId()
  const lost = await write({ change: { thread } })
  const voids = { id: lost.id, digest: lost.digest, code: 'exchange/digest-mismatch' }
  const change = { thread, type: 'exchange.void@1.0', crit: ['voids'], voids }
  const empty = JSON.stringify({ salt, body: {} })
  const place = await write({ change, body: empty })
  const behind = await write({ change: { thread, seq: 2, prev: lost.digest } })
  const late = problem(lost.wire, 409, 'place-given-up')
  vector(
    'a place that is given up: the next fits as it was signed, a late copy is not taken',
    delivered(place),
    delivered(behind),
    late,
  )
  const came = await write({ change: { thread: nextId() } })
  const of = (JSON.parse(Buffer.from(came.jws.split('.')[1]!, 'base64url').toString()) as { thread: string }).thread
  const needless = await write({
    change: { ...change, thread: of, voids: { ...voids, id: came.id, digest: came.digest } },
    body: empty,
  })
  const same = { ...delivered(needless), sameReceiptAs: 0 }
  vector('a place given up though its message had come: the receipt of then', delivered(came), same)
}
{
  const thread = nextId()
  const [one, two] = (await chain(thread, 2)) as [Written, Written]
  const rejoin = (seq: number, prev: string, at: { seq: number; digest: string | null }) =>
    write({
      change: { thread, seq, prev, type: 'exchange.rejoin@1.0', crit: ['rejoins'], rejoins: at },
      body: JSON.stringify({ salt, body: {} }),
    })
  const back = await rejoin(3, two.digest, { seq: 1, digest: one.digest })
  const other = await write({ change: { thread, seq: 2, prev: one.digest } })
  const nowhere = await rejoin(3, other.digest, { seq: 2, digest: digestOf('a place where it never stood') })
  const beginning = await rejoin(3, other.digest, { seq: 0, digest: null })
  const again = await write({ change: { thread } })
  vector(
    'a thread that goes on from an earlier place: what was written from there fits as it was signed',
    delivered(one),
    delivered(two),
    delivered(back),
    { ...delivered(two), sameReceiptAs: 1 },
    delivered(other),
    problem(nowhere.wire, 409, 'broken-chain'),
    delivered(beginning),
    delivered(again),
    { ...delivered(one), sameReceiptAs: 0 },
  )
}

// --- Receipts and problems, as TH answers ID ---

const about = await write()
const receipt = {
  suar: 1,
  from: 'TH',
  to: 'ID',
  message: about.id,
  digest: about.digest,
  step: 'delivered',
  receivedAt: seconds(1),
  at: seconds(1),
}
const answer = (kind: Kind, value: object, by = key('TH-sign-1')) => signText(kind, value, by)
const receipts = [
  { name: 'delivered', receipt: answer('receipt', receipt), verdict: 'accepted' },
  { name: 'read', receipt: answer('receipt', { ...receipt, step: 'read' }), verdict: 'accepted' },
  {
    name: 'a step that nobody knows',
    receipt: answer('receipt', { ...receipt, step: 'lost' }),
    verdict: 'exchange/malformed',
  },
  { name: 'not a JWS', receipt: 'hello', verdict: 'exchange/malformed' },
  { name: 'a problem where a receipt must be', receipt: answer('problem', receipt), verdict: 'exchange/malformed' },
  {
    name: 'for another message',
    receipt: answer('receipt', { ...receipt, message: nextId() }),
    verdict: 'exchange/no-such-message',
  },
  {
    name: 'for another envelope under this id',
    receipt: answer('receipt', { ...receipt, digest: digestOf('other') }),
    verdict: 'exchange/no-such-message',
  },
  {
    name: 'by a member to whom it was not written',
    receipt: answer('receipt', { ...receipt, from: 'KH' }, key('KH-sign-1')),
    verdict: 'exchange/no-such-message',
  },
  {
    name: 'to another state',
    receipt: answer('receipt', { ...receipt, to: 'KH' }),
    verdict: 'exchange/wrongly-addressed',
  },
  {
    name: 'signed by another member',
    receipt: answer('receipt', receipt, key('KH-sign-1')),
    verdict: 'exchange/unknown-key',
  },
  {
    name: 'signed by a stranger',
    receipt: answer('receipt', receipt, pair('TH-sign-1', 'stranger')),
    verdict: 'exchange/bad-signature',
  },
]
const said = {
  suar: 1,
  from: 'TH',
  to: 'ID',
  message: about.id,
  request: digestOf(about.wire),
  code: 'exchange/out-of-order',
  status: 409,
  detail: { expected: 1 },
  at: seconds(1),
}
const problems = [
  { name: 'about these bytes', problem: answer('problem', said), believed: true },
  { name: 'to nobody', problem: answer('problem', { ...said, to: null }), believed: true },
  { name: 'about other bytes', problem: answer('problem', { ...said, request: digestOf('other') }), believed: false },
  { name: 'about no bytes', problem: answer('problem', { ...said, request: null }), believed: false },
  { name: 'to another state', problem: answer('problem', { ...said, to: 'KH' }), believed: false },
  { name: 'by another member', problem: answer('problem', { ...said, from: 'KH' }, key('KH-sign-1')), believed: false },
  { name: 'signed by a stranger', problem: answer('problem', said, pair('TH-sign-1', 'stranger')), believed: false },
  { name: 'a receipt', problem: answer('receipt', said), believed: false },
  { name: 'unsigned', problem: JSON.stringify(said), believed: false },
]

const folder = new URL('vectors/', import.meta.url)
mkdirSync(folder, { recursive: true })
const file = (name: string, value: object) =>
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(value, undefined, 1)}\n`)
const clocked = { clock }
file('keys', Object.fromEntries(Object.values(keys).map(({ kid, d, x }) => [kid, { d, x }])))
file('directories', { ...clocked, vectors: directories })
file('envelopes', { ...clocked, directory: genesis, state: 'TH', vectors: envelopes })
file('receipts', {
  ...clocked,
  directory: genesis,
  state: 'ID',
  message: { ...about, thread: undefined },
  vectors: receipts,
})
file('problems', { ...clocked, directory: genesis, state: 'ID', partner: 'TH', wire: about.wire, vectors: problems })
