import { randomBytes } from 'node:crypto'
import { readAtMost } from '../../platform/read-json.ts'
import { textOf } from '../../platform/signed-note.ts'
import type { ExchangeHost } from '../tables.ts'
import { newestHead } from './heads.ts'
import { readStampAnswer, writeStampRequest } from './time-stamp.ts'

const patience = 20_000
const largest = 64 * 1024

/**
 * Has the head of the hour stamped by the authority that the operator set up. Whatever becomes of it, nothing waits
 * for it: a stamp that does not come raises an alarm and is asked for again.
 */
export async function stampHead(host: ExchangeHost): Promise<void> {
  const head = host.timeStamps ? await newestHead(host.system.pool) : undefined
  if (!host.timeStamps || !head || head.stamp) return
  const answer = await ask(host, host.timeStamps, textOf(head.note))
  await host.system.pool.query('update exchange.log_head set stamp = $2, stamp_code = $3 where head = $1', [
    head.head,
    answer.token ?? null,
    answer.code ?? null,
  ])
  if (answer.code && answer.code !== head.stampCode) host.log('exchange.not-stamped', { code: answer.code })
}

async function ask(host: ExchangeHost, url: string, text: string): Promise<{ token?: Buffer; code?: string }> {
  const nonce = randomBytes(8)
  nonce[0] = (nonce[0]! & 0x3f) | 0x40 // positive, and no zero in front
  try {
    const response = await host.fetch(
      new Request(url, {
        method: 'POST',
        body: writeStampRequest(text, nonce),
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }),
    )
    if (response.status !== 200) return { code: 'exchange/stamp-refused' }
    const verdict = readStampAnswer(await readAtMost(response.body, largest), text, nonce)
    return verdict.ok ? { token: verdict.stamp.token } : { code: `exchange/stamp-${verdict.why}` }
  } catch {
    return { code: 'exchange/stamp-no-answer' }
  }
}
