import type { KeyObject } from 'node:crypto'
import { inSystem } from '../src/platform/in-system.ts'
import { openOffice } from '../src/exchange/office.ts'
import { digestOf, signText } from '../src/exchange/signed.ts'
import { payloadOf } from '../src/exchange/take-receipt.ts'
import { wrap } from '../src/exchange/wrap.ts'
import type { useNode } from './node.ts'
import { knock } from './notes.ts'

type Node = ReturnType<typeof useNode>

export const officeAt = (node: Node) => inSystem(node.host, openOffice)

/** An envelope as an honest node would write it, with `change` made before it is signed. */
export async function forge(
  author: Node,
  change: Record<string, unknown> = {},
  { outside = {}, signer, text = 'evil', spoil = false }: Forgery = {},
): Promise<string> {
  const office = await officeAt(author)
  const now = author.host.clock()
  const sealTo = office.memberOn('TH', now)!.sealTo(now)!
  const payload = JSON.stringify({ salt: 'x', body: { text } })
  const envelope = {
    suar: 1,
    id: crypto.randomUUID(),
    from: 'ID',
    to: 'TH',
    toKey: sealTo.kid,
    type: 'test.note@1.0',
    thread: crypto.randomUUID(),
    seq: 1,
    prev: null,
    causes: [],
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 3600_000).toISOString(),
    handling: { tlp: 'AMBER', onward: 'ask', purpose: 'protection' },
    legalBasis: [],
    payload: { digest: digestOf(payload) },
    crit: [],
    ...change,
  }
  const signed = signText('envelope', envelope, signer ?? office.signer)
  const { id, from, to } = { ...(envelope as { id: string; from: string; to: string }), ...outside }
  return wrap({ id, from, to }, sealTo, { envelope: signed, payload: spoil ? `${payload} ` : payload })
}
export interface Forgery {
  outside?: Record<string, string>
  signer?: { kid: string; key: KeyObject }
  text?: string
  spoil?: boolean
}

/** What a node answers: its signed receipt, or the code of its signed problem. */
export async function answerTo(node: Node, body: string | Uint8Array<ArrayBuffer>) {
  const response = await knock(node, body)
  const text = await response.text()
  const said = payloadOf(text) as Record<string, unknown> & { code?: string }
  return response.status === 200
    ? { status: response.status, code: undefined, receipt: said, problem: undefined, text }
    : { status: response.status, code: said.code, receipt: undefined, problem: said, text }
}
