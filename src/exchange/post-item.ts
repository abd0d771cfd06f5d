import { hear, noAnswer, refusalIn, type Unreachable } from './hear-answer.ts'
import type { Question, Said } from './hear-problem.ts'
import type { Office } from './office.ts'
import type { Item } from './queue.ts'
import { receiptAsGood } from './receipt-as-good.ts'
import type { ExchangeHost } from './tables.ts'

/**
 * What came of knocking once. A receipt, or a problem that the partner signed, is an answer of the partner. All else
 * may come from anything that stands at its address, and only means "try again".
 */
export type Answer =
  | { readonly kind: 'receipt'; readonly text: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'problem'; readonly said: Said }
  | Unreachable

const patience = 20_000

export const under = (endpoint: string, path: string): string => `${endpoint.replace(/\/+$/, '')}/exchange/v1/${path}`

/** Sends the very bytes to the partner, and reads its answer as far as it can be used. */
export async function postItem(host: ExchangeHost, office: Office, item: Item): Promise<Answer> {
  const member = office.directory.members.get(item.partner)
  if (!member) return { kind: 'unreachable', code: 'exchange/unknown-member' }
  const path = item.step === null ? 'inbox' : 'receipts'
  const { state } = host
  const request = item.step === null ? item.bytes : receiptAsGood(office, item.bytes, { state, now: host.clock() })
  try {
    const response = await host.fetch(
      new Request(under(member.endpoint, path), {
        method: 'POST',
        body: request,
        headers: { 'content-type': item.step === null ? 'application/json' : 'application/jose' },
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }),
    )
    return await understand(response, { member, state, request, message: item.message, now: host.clock() })
  } catch (error) {
    return noAnswer(error)
  }
}

async function understand(response: Response, question: Question): Promise<Answer> {
  const heard = await hear(response)
  if (heard.status === 204) return { kind: 'taken' }
  const signed = heard.type.startsWith('application/jose')
  return heard.status === 200 && signed ? { kind: 'receipt', text: heard.text } : refusalIn(heard, question)
}
