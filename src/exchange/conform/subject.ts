import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { openDirectory, type KnownDirectory, type KnownMember } from '../directory.ts'
import { Receipt, SignedProblem, type Kind } from '../protocol.ts'
import { digestOf, signText, verifyText } from '../signed.ts'
import { payloadOf } from '../take-receipt.ts'
import { Skip } from './skip.ts'
import { wrap } from '../wrap.ts'

/** A key made for the tests, known to nobody. */
const stranger = generateKeyPairSync('ed25519').privateKey
const patience = 20_000

/** A test member: what its key may sign, and a type of message that the node takes, with a body. */
export interface TestMember {
  readonly state: string
  readonly sign: { readonly kid: string; readonly d: string; readonly x: string }
  readonly type: string
  readonly body: unknown
}

export interface Settings {
  readonly url: string
  readonly member?: TestMember
  readonly fetch?: (request: Request) => Promise<Response>
  readonly clock?: () => Date
  /** Another test member, from whom what the first one wrote must be hidden. */
  readonly second?: TestMember
  /** In tests: lets the node sign the next head of its log, which else comes at the hour. */
  readonly nextHead?: () => Promise<void>
}

export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

export interface Message {
  readonly id: string
  readonly digest: string
  readonly thread: string
  readonly wire: string
  /** The same envelope, sealed anew. */
  readonly sealAgain: () => Promise<string>
}
interface Writing {
  readonly from?: string
  readonly by?: { kid: string; key: KeyObject }
  readonly change?: Record<string, unknown>
  readonly outside?: { id?: string; from?: string; to?: string; key?: string }
  readonly kind?: Kind
  readonly spoil?: boolean
  /** Keys of attachments, for the body text. */
  readonly keys?: readonly { readonly key: string }[]
}

/** The node under test, as anybody sees it from outside. */
export class Subject {
  readonly settings: Settings
  readonly directory: KnownDirectory
  readonly node: KnownMember

  constructor(settings: Settings, directory: KnownDirectory, node: KnownMember) {
    this.settings = settings
    this.directory = directory
    this.node = node
  }

  static async find(settings: Settings): Promise<Subject | string> {
    const listed = await ask(settings, 'directory').catch((error: unknown) => String(error))
    if (typeof listed === 'string') return `nobody answers at ${settings.url}: ${listed}`
    if (listed.status !== 200) return `GET /exchange/v1/directory answers ${listed.status}, not 200`
    const said = payloadOf((await post(settings, 'inbox', { body: 'not JSON' })).text) as { from?: string } | undefined
    try {
      const directory = openDirectory(listed.text)
      const node = directory.members.get(said?.from ?? '')
      return node
        ? new Subject(settings, directory, node)
        : 'its list of members does not name the state that signs its answers'
    } catch {
      return 'what it gives as its list of members is none'
    }
  }

  get now(): Date {
    return this.settings.clock?.() ?? new Date()
  }

  /** Some other member, in whose name a stranger may try. */
  get other(): KnownMember | undefined {
    return [...this.directory.members.values()].find(({ state }) => state !== this.node.state)
  }

  get = (path: string, headers: Record<string, string> = {}) => ask(this.settings, path, { headers })
  post = (path: string, body: string, type?: string) => post(this.settings, path, { body, ...(type && { type }) })

  put = (path: string, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    ask(this.settings, path, {
      method: 'PUT',
      body: bytes,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    })

  /** The same node, asked by the second test member. */
  asSecond(): Subject {
    const { second } = this.settings
    if (!second) throw new Skip('needs the keys of a second test member')
    return new Subject({ ...this.settings, member: second }, this.directory, this.node)
  }

  get member(): TestMember {
    return this.settings.member!
  }

  get signer(): { kid: string; key: KeyObject } {
    const { kid, d, x } = this.member.sign
    return { kid, key: createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' }) }
  }

  stranger = (kid: string) => ({ kid, key: stranger })

  /** A header that says who pulls. */
  proof(change: Record<string, unknown> = {}, by = this.signer): Record<string, string> {
    const claim = { suar: 1, from: this.settings.member?.state, to: this.node.state, at: this.now.toISOString() }
    return { 'suar-proof': signText('pull', { ...claim, ...change }, by) }
  }

  async write({
    from,
    by = this.signer,
    change = {},
    outside = {},
    kind = 'envelope',
    spoil,
    keys,
  }: Writing = {}): Promise<Message> {
    const sealTo = this.node.sealTo(this.now)
    if (!sealTo) throw new Error('the node has no sealing key')
    const { settings, node, now } = this
    const payload = bodyText(settings.member?.body, keys)
    const envelope = {
      suar: 1 as const,
      id: crypto.randomUUID() as string,
      from: from ?? settings.member?.state,
      to: node.state,
      toKey: sealTo.kid,
      type: settings.member?.type ?? 'example.note@1.0',
      thread: crypto.randomUUID() as string,
      seq: 1,
      prev: null,
      causes: [],
      issuedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 3600_000).toISOString(),
      handling: { tlp: 'AMBER', onward: 'no', purpose: 'conformance' },
      legalBasis: [],
      payload: { digest: digestOf(payload) },
      crit: [],
      ...change,
    }
    const jws = signText(kind, envelope, by)
    const { key = sealTo.kid, ...bound } = outside
    const around = { id: envelope.id, from: envelope.from!, to: envelope.to, ...bound }
    const inside = { envelope: jws, payload: spoil ? `${payload} ` : payload }
    const sealAgain = () => wrap(around, { kid: key, key: sealTo.key }, inside)
    const { id, thread } = envelope
    return { id, digest: digestOf(jws), thread, wire: await sealAgain(), sealAgain }
  }

  /** What is wrong with an answer that must be this problem, signed by the node, about these bytes. */
  notProblem(
    answer: Answer,
    want: { status: number; code: string; request?: string; expected?: number; head?: string | null; offset?: number },
  ): string | undefined {
    const verdict = verifyText('problem', answer.text, { keys: this.node.keys, now: this.now })
    const said = verdict.ok ? SignedProblem.safeParse(verdict.value) : undefined
    const code = want.code === 'too-large' ? want.code : `exchange/${want.code}`
    const wanted = `want ${want.status} ${code} in a signed problem`
    if (!said?.success)
      return `${wanted}; it answered ${answer.status} ${answer.type || 'without type'}, no signed problem`
    const { data } = said
    if (answer.status !== want.status || data.code !== code || data.status !== want.status)
      return `${wanted}; it answered ${answer.status} ${data.code}`
    if (data.from !== this.node.state) return 'the problem is not from the node'
    if (want.request !== undefined && data.request !== digestOf(want.request)) return 'the problem is about other bytes'
    if (want.expected !== undefined && data.detail['expected'] !== want.expected)
      return `the problem does not say that number ${want.expected} is due`
    if (want.head !== undefined && data.detail['head'] !== want.head)
      return 'the problem does not say behind which text the next must come'
    if (want.offset !== undefined && data.detail['offset'] !== want.offset)
      return `the problem does not say that ${want.offset} bytes are there`
    return undefined
  }

  /** What is wrong with an answer that must be a receipt of this step for this message. */
  notReceipt(answer: Answer, { id, digest }: Message, want: { step?: string; code?: string } = {}): string | undefined {
    const verdict = verifyText('receipt', answer.text, { keys: this.node.keys, now: this.now })
    const said = verdict.ok ? Receipt.safeParse(verdict.value) : undefined
    if (answer.status !== 200 || !said?.success) {
      const code = (payloadOf(answer.text) as { code?: string } | undefined)?.code
      return `want a signed receipt; it answered ${answer.status} ${code ?? answer.type}`
    }
    const { data } = said
    if (data.message !== id || data.digest !== digest || data.from !== this.node.state || data.to !== this.member.state)
      return 'the receipt is for something else'
    if (want.step && data.step !== want.step)
      return `want ${want.step}; the receipt says ${data.step} ${data.code ?? ''}`
    if (want.code && data.code !== want.code) return `want ${want.code}; the receipt says ${data.code}`
    return undefined
  }
}

async function ask({ url, fetch: through = fetch }: Settings, path: string, init: RequestInit = {}): Promise<Answer> {
  const address = `${url.replace(/\/+$/, '')}/exchange/v1/${path}`
  const signal = AbortSignal.timeout(patience)
  const response = await through(new Request(address, { redirect: 'manual', signal, ...init }))
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, type, text: Buffer.from(await response.arrayBuffer()).toString('latin1') }
}

const typeOf = (path: string) => (path === 'inbox' ? 'application/json' : 'application/jose')
const post = (settings: Settings, path: string, { body, type = typeOf(path) }: { body: string; type?: string }) =>
  ask(settings, path, { method: 'POST', body, headers: { 'content-type': type } })

function bodyText(body: unknown = {}, keys?: Writing['keys']): string {
  const salt = randomBytes(16).toString('base64url')
  return JSON.stringify({ salt, body, ...(keys && { attachments: keys }) })
}
