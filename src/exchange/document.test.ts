import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { privateHalf } from './kem.ts'
import { refusals } from './problems.ts'
import { Envelope, Receipt, SignedProblem, Wire, type Kind } from './protocol.ts'
import { digestOf, signText, verifyText } from './signed.ts'
import { unwrap } from './wrap.ts'

// EXCHANGE.md is what others build from: its example must hold, and it must name every code.
const text = readFileSync('EXCHANGE.md', 'utf8')
interface Example {
  keys: Record<string, { d: string; x: string }>
  payload: string
  envelope: string
  envelopeDigest: string
  info: string
  wire: string
  receipt: string
  problem: string
}
const example = JSON.parse(/```json\n([\s\S]+?)\n```/.exec(text)![1]!) as Example

const keyOf = (kid: string) => {
  const { d, x } = example.keys[kid]!
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' })
}
const read = (kind: Kind, signed: string, kid: string) => {
  const known = { kid, use: 'sign', epoch: 1, x: example.keys[kid]!.x } as const
  const dates = { validFrom: '2026-01-01T00:00:00.000Z', validUntil: null, revokedAt: null }
  const key = { ...known, ...dates, verify: () => createPublicKey(keyOf(kid)) }
  const verdict = verifyText(kind, signed, { keys: [key], now: new Date('2026-05-01T02:00:00Z') })
  return verdict.ok ? verdict.value : verdict.why
}

test('the example of the document opens, verifies, and is signed again byte for byte', async () => {
  const wire = Wire.parse(JSON.parse(example.wire))
  const { d, x } = example.keys['TH-seal-1']!
  const opened = await unwrap(wire, privateHalf({ kty: 'OKP', d, x }))
  expect(opened!.envelope).toBe(example.envelope)
  expect(Buffer.from(opened!.payload).toString()).toBe(example.payload)
  expect(`${wire.id}|${wire.from}|${wire.to}`).toBe(example.info)

  const envelope = Envelope.parse(read('envelope', example.envelope, 'ID-sign-1'))
  expect(signText('envelope', envelope, { kid: 'ID-sign-1', key: keyOf('ID-sign-1') })).toBe(example.envelope)
  expect(envelope.payload.digest).toBe(digestOf(example.payload))
  expect(digestOf(example.envelope)).toBe(example.envelopeDigest)

  const receipt = Receipt.parse(read('receipt', example.receipt, 'TH-sign-1'))
  expect(receipt).toMatchObject({ message: envelope.id, digest: example.envelopeDigest, step: 'delivered' })
  const problem = SignedProblem.parse(read('problem', example.problem, 'TH-sign-1'))
  expect(problem).toMatchObject({ request: digestOf(example.wire), detail: { expected: 1 } })
})

test('every code that a node answers stands in the document, with its status', () => {
  const missing = Object.entries(refusals).filter(([code, status]) => !text.includes(`| \`${code}\` | ${status} |`))
  expect(missing).toEqual([])
})
