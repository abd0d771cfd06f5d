import { serve, type ServerType } from '@hono/node-server'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formRegion } from '../src/exchange/index.ts'
import { acceptedBy, slices } from '../src/node.ts'
import {
  acceptRequest,
  declineRequest,
  getRequest,
  reportExecution,
  withdrawRequest,
  type RequestId,
} from '../src/requests/contract.ts'
import { aSentRequest, knowTheLaw } from './a-request.ts'
import { useNode } from './node.ts'

// Two nodes on two sockets, each with its sender and its jobs running: one takes a request back while the other acts.
const port = 20_000 + Math.floor(Math.random() * 20_000)
const place = (offset: number) => ({
  origin: `http://127.0.0.1:${port + offset}`,
  fetch: (request: Request) => fetch(request),
  clock: () => new Date(),
})
const jakarta = useNode('ID', place(0))
const bangkok = useNode('TH', place(1))
const servers: ServerType[] = []
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  await formRegion([jakarta, bangkok].map(({ host }) => ({ host, accepts: acceptedBy(slices) })))
  await knowTheLaw(jakarta)
  for (const [offset, node] of [jakarta, bangkok].entries()) {
    servers.push(serve({ fetch: node.fetch, hostname: '127.0.0.1', port: port + offset }))
    stops.push(await node.start())
  }
})
afterAll(async () => {
  for (const stop of stops) await stop()
  for (const server of servers) server.close()
})

const copy = (node: typeof jakarta, request: RequestId) =>
  node.rows<{ status: string; theirs: string | null }>('select status, theirs from requests.request where id = $1', [
    request,
  ])
const logOf = (node: typeof jakarta, request: RequestId) =>
  node.rows('select message, step from requests.entry where request = $1 order by message', [request])

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(50)) if (await holds()) return
  throw new Error('it never came about')
}
const atRest = async (request: RequestId) => {
  const waiting = (node: typeof jakarta) => node.rows('select 1 from exchange.outbound where thread = $1', [request])
  const [a, b] = [await logOf(jakarta, request), await logOf(bangkok, request)]
  return (await waiting(jakarta)).length + (await waiting(bangkok)).length === 0 && a.length === b.length
}

const acts = ['accepts', 'declines', 'has found'] as const

test.each(acts.flatMap((act) => [0, 3, 15, 60].map((lead) => ({ act, lead }))))(
  'taken back $lead ms after the other state $act, or before it heard: both copies end the same, with one log',
  async ({ act, lead }) => {
    const { request } = await aSentRequest(jakarta)
    await until(async () => (await copy(bangkok, request)).length === 1)
    const eko = bangkok.as('Eko')
    if (act === 'has found') expect(await eko(acceptRequest, { request })).toMatchObject({ status: 200 })
    const answer = { outcome: 'Found', safety: 'Safe', summary: 'Seen at the gate.' }
    const answered =
      act === 'accepts'
        ? eko(acceptRequest, { request })
        : act === 'declines'
          ? eko(declineRequest, { request, reason: 'NotOurJurisdiction', text: 'Not ours.' })
          : eko(reportExecution, { request, answer })
    await pause(lead)
    const [theirs, ours] = await Promise.all([
      answered,
      jakarta.as('Amara')(withdrawRequest, { request, reason: 'PersonFound' }),
    ])

    // Each was either done, or refused in words because the other came first; never anything else.
    for (const { status } of [theirs, ours]) expect([200, 409]).toContain(status)
    expect([theirs.status, ours.status]).toContain(200)
    await until(() => atRest(request))
    const [[a], [b]] = [await copy(jakarta, request), await copy(bangkok, request)]
    expect(a!.status).toBe(b!.status)
    if (ours.status === 200) expect(a!.status).toBe('Withdrawn')
    expect(await logOf(jakarta, request)).toEqual(await logOf(bangkok, request))
    expect((await jakarta.as('Amara')(getRequest, { request })).body.status).toBe(a!.status)
  },
  40_000,
)
