import { join } from 'node:path'
import { Hono } from 'hono'
import { slice as access, type AccessTables } from './access/index.ts'
import { slice as assistance, type AssistanceTables } from './assistance/index.ts'
import { slice as casework, type CaseworkTables } from './casework/index.ts'
import { slice as figures, type FiguresTables } from './figures/index.ts'
import { slice as directory, type DirectoryTables } from './directory/index.ts'
import { slice as exchange, type ExchangeTables } from './exchange/index.ts'
import { slice as identification, type IdentificationTables } from './identification/index.ts'
import { slice as intake, type IntakeTables } from './intake/index.ts'
import { slice as letters, type LettersTables } from './letters/index.ts'
import { slice as networks, type NetworksTables } from './networks/index.ts'
import { slice as requests, type RequestsTables } from './requests/index.ts'
import { answerProblem, mount, type Host } from './platform/http.ts'
import { createJobs } from './platform/jobs.ts'
import { createSealer } from './platform/ledger-sealer.ts'
import { createMailer } from './platform/mail/mailer.ts'
import { createSpoken } from './platform/portal/spoken.ts'
import { Problem } from './platform/problem.ts'
import { sameOrigin } from './platform/same-origin.ts'
import { openApiRoutes } from './platform/openapi.ts'
import { rateLimit } from './platform/rate-limit.ts'
import { secureHeaders } from './platform/secure-headers.ts'
import { serveFolder } from './platform/static.ts'
import { findAddress } from './platform/visitor-address.ts'
import { slice as transfers, type TransfersTables } from './transfers/index.ts'
import { slice as triage, type TriageTables } from './triage/index.ts'
import type { DependentOf } from './platform/depends.ts'
import type { PlatformTables } from './platform/handle.ts'
import type { Slice } from './platform/slice.ts'

export type Tables = PlatformTables &
  AccessTables &
  DirectoryTables &
  ExchangeTables &
  LettersTables &
  TransfersTables &
  IntakeTables &
  CaseworkTables &
  IdentificationTables &
  AssistanceTables &
  RequestsTables &
  NetworksTables &
  TriageTables &
  FiguresTables

/** Every slice of the house, from the ground up. Nothing below this file may list them. */
export const slices: readonly Slice<Tables>[] = [
  access,
  directory,
  exchange,
  letters,
  transfers,
  intake,
  casework,
  triage,
  identification,
  assistance,
  requests,
  networks,
  figures,
]

/** A whole country node, as one function from request to response, and its work in the background. */
export function createNode(given: Host<Tables>, floors: readonly Slice<Tables>[] = slices) {
  const wakes = new Set<() => void>()
  const host: Host<Tables> = { ...given, ...pokes(wakes), ...hears(floors), spoken: createSpoken() }
  const jobs = createJobs(floors, host)
  wakes.add(jobs.poke)
  const app = new Hono()
  app.use(secureHeaders)
  app.use('/api/*', sameOrigin(host.origin))
  app.use('/api/*', rateLimit())
  app.onError((error) => answerProblem(error, host))
  app.notFound(() => answerProblem(new Problem('no-such-page', 404), host))
  app.get('/healthz', async (c) => {
    await host.system.pool.query('select 1')
    return c.json({ state: host.state, ok: true })
  })
  app.route('/', serveFolder('/desk', join(import.meta.dirname, '../dist/desk')))
  for (const slice of floors) if (slice.routes) app.route('/', slice.routes(host))
  const endpoints = floors.flatMap((slice) => slice.endpoints)
  app.route('/', openApiRoutes(endpoints, host.state))
  app.route('/', mount(endpoints, host))

  return {
    host,
    fetch: async (request: Request, env?: object) =>
      app.fetch(request, { ...env, address: findAddress(request, env, host.proxies) }),
    jobs,
    /** Starts the background work of every slice; the returned function stops it, newest first. */
    async start() {
      await jobs.start()
      const sealer = createSealer(host)
      const mailer = createMailer(host as never)
      for (const { start } of [sealer, mailer]) start()
      const stops = [() => jobs.stop(), () => sealer.stop(), () => mailer.stop()]
      for (const { start } of floors) if (start) stops.unshift(await start(host))
      return async () => {
        for (const stop of stops) await stop()
      }
    },
  }
}

/** One poke reaches the jobs and whoever else asked to be woken. */
function pokes(wakes: Set<() => void>): Pick<Host<Tables>, 'poke' | 'whenPoked'> {
  return {
    poke() {
      for (const wake of wakes) wake()
    },
    whenPoked(wake) {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
  }
}

/** The types of message that a node of these slices takes, in their first major version. */
export const acceptedBy = (floors: readonly Slice<Tables>[] = slices): string[] =>
  floors.flatMap(({ messages }) => Object.keys(messages ?? {}).map((type) => `${type}@1`))

/** What slices give to each other by way of the node, which alone knows them all. */
const hears = (floors: readonly Slice<Tables>[]) => ({
  deliver: deliverTo(floors),
  replay: replayTo(floors),
  accepts: acceptedBy(floors),
  dependents: dependentsIn(floors),
})

/** Asks every slice what of it rests on a permission, one after the other: they share one transaction. */
const dependentsIn =
  (all: readonly Slice<Tables>[]): NonNullable<Host<Tables>['dependents']> =>
  async (context, permission) => {
    const found: DependentOf[] = []
    for (const { name, dependsOn } of all)
      for (const each of (await dependsOn?.(context, permission)) ?? []) found.push({ ...each, slice: name })
    return found
  }

/** Finds the one slice that owns a type of message, version aside. */
const deliverTo =
  (all: readonly Slice<Tables>[]): Host<Tables>['deliver'] =>
  async (context, message) => {
    const apply = all.map(({ messages }) => messages?.[message.type.split('@')[0]!]).find(Boolean)
    await apply?.(context, message)
    return apply !== undefined
  }

const replayTo =
  (all: readonly Slice<Tables>[]): NonNullable<Host<Tables>['replay']> =>
  async (context, said) => {
    const rebuild = all.map(({ replays }) => replays?.[said.type.split('@')[0]!]).find(Boolean)
    await rebuild?.(context, said)
    return rebuild !== undefined
  }
