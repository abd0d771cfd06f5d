import { readAtMost } from '../platform/read-json.ts'
import type { Office } from './office.ts'
import type { Item } from './queue.ts'
import type { ExchangeHost } from './tables.ts'

/** What came of knocking once. Only a signed receipt is an answer; everything else means "try again". */
export type Answer =
  | { readonly kind: 'receipt'; readonly text: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'problem'; readonly code: string; readonly expected: number | undefined }
  | { readonly kind: 'unreachable'; readonly code: string }

const patience = 20_000
const largest = 64 * 1024

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
    return await understand(response)
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return { kind: 'unreachable', code: late ? 'exchange/no-answer' : 'exchange/no-connection' }
  }
}

async function understand(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? ''
  const text = Buffer.from(await readAtMost(response.body, largest)).toString('utf8')
  if (response.status === 204) return { kind: 'taken' }
  if (response.status === 200 && type.startsWith('application/jose')) return { kind: 'receipt', text }
  if (!type.startsWith('application/problem+json')) return { kind: 'unreachable', code: 'exchange/no-node-there' }
  const { code, detail } = JSON.parse(text) as { code?: unknown; detail?: { expected?: unknown } }
  const expected = detail?.expected
  return {
    kind: 'problem',
    code: typeof code === 'string' && /^[a-z/-]{1,100}$/.test(code) ? code : 'exchange/unknown-answer',
    expected: typeof expected === 'number' && Number.isSafeInteger(expected) && expected > 0 ? expected : undefined,
  }
}
