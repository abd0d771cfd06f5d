import { readAtMost } from '../platform/read-json.ts'
import type { KnownMember } from './directory.ts'
import { hearProblem, type Said } from './hear-problem.ts'
import type { Office } from './office.ts'
import type { Item } from './queue.ts'
import type { ExchangeHost } from './tables.ts'

/**
 * What came of knocking once. A receipt, or a problem that the partner signed, is an answer of the partner. All else
 * may come from anything that stands at its address, and only means "try again".
 */
export type Answer =
  | { readonly kind: 'receipt'; readonly text: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'problem'; readonly said: Said }
  | { readonly kind: 'unreachable'; readonly code: string }

const patience = 20_000
const largest = 64 * 1024

interface Asked {
  readonly member: KnownMember
  readonly request: string
  readonly message: string
}

export const under = (endpoint: string, path: string): string => `${endpoint.replace(/\/+$/, '')}/exchange/v1/${path}`

/** Sends the very bytes to the partner, and reads its answer as far as it can be used. */
export async function postItem(host: ExchangeHost, { directory }: Office, item: Item): Promise<Answer> {
  const member = directory.members.get(item.partner)
  if (!member) return { kind: 'unreachable', code: 'exchange/unknown-member' }
  const path = item.step === null ? 'inbox' : 'receipts'
  try {
    const response = await host.fetch(
      new Request(under(member.endpoint, path), {
        method: 'POST',
        body: item.bytes,
        headers: { 'content-type': item.step === null ? 'application/json' : 'application/jose' },
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }),
    )
    return await understand(host, response, { member, request: item.bytes, message: item.message })
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return { kind: 'unreachable', code: late ? 'exchange/no-answer' : 'exchange/no-connection' }
  }
}

async function understand(host: ExchangeHost, response: Response, question: Asked): Promise<Answer> {
  const type = response.headers.get('content-type') ?? ''
  const text = Buffer.from(await readAtMost(response.body, largest)).toString('utf8')
  if (response.status === 204) return { kind: 'taken' }
  const signed = type.startsWith('application/jose')
  if (response.status === 200 && signed) return { kind: 'receipt', text }
  if (signed) {
    const said = hearProblem(text, { ...question, state: host.state, now: host.clock() })
    return said ? { kind: 'problem', said } : { kind: 'unreachable', code: 'exchange/bad-problem' }
  }
  const code = type.startsWith('application/problem+json') ? 'exchange/unsigned-answer' : 'exchange/no-node-there'
  return { kind: 'unreachable', code }
}
