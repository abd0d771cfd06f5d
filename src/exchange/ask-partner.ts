import { readAtMost } from '../platform/read-json.ts'
import { under } from './post-item.ts'
import { proofTo } from './pull-page.ts'
import type { Member } from './protocol.ts'
import type { ExchangeHost } from './tables.ts'

const largest = 2 * 1024 * 1024

/** What a partner gives to whoever proves to be this node. Throws on any other answer than 200. */
export async function askPartner(
  host: ExchangeHost,
  member: Pick<Member, 'state' | 'endpoint'>,
  path: string,
): Promise<string> {
  const response = await send(host, member, { path, headers: {} })
  if (response.status !== 200) throw new Error(`${member.state} answered ${response.status}`)
  return Buffer.from(await readAtMost(response.body, largest)).toString('utf8')
}

export async function send(
  host: ExchangeHost,
  { state, endpoint }: Pick<Member, 'state' | 'endpoint'>,
  { path, headers }: { path: string; headers: Record<string, string> },
): Promise<Response> {
  const proof = await proofTo(host, state)
  return host.fetch(
    new Request(under(endpoint, path), {
      headers: { ...headers, 'suar-proof': proof },
      redirect: 'error',
      signal: AbortSignal.timeout(headers['range'] ? 3600_000 : 20_000),
    }),
  )
}
