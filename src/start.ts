import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { offerFirstAdministrator, whoIs } from './access/index.ts'
import { readConfig, type Config } from './platform/config.ts'
import { openDatabases, ownState, type Role } from './platform/databases.ts'
import { openDatabase } from './platform/db.ts'
import type { Host } from './platform/http.ts'
import { logTo } from './platform/log.ts'
import { newId } from './platform/new-id.ts'
import { openNodeKeys } from './platform/node-keys.ts'
import { formRegion } from './exchange/index.ts'
import { beginDemo } from './region/demo-file.ts'
import { demoPassword, emailOf } from './region/personas.ts'
import { openRegion } from './region/open-region.ts'
import { acceptedBy, createNode, type Tables } from './node.ts'

interface Site {
  readonly state: string
  readonly port: number
  readonly origin: string
  readonly folder: string
  readonly url: (role: Role) => string
  /** All people of the demo region are made up, and every page says so. */
  readonly synthetic: boolean
}

/** `suar start [--region]`: one node from the environment, or the demo region of three states in one process. */
export async function start(options: string[]): Promise<void> {
  const synthetic = options.includes('--region')
  const config = readConfig(synthetic ? withoutServer(process.env) : process.env)
  const folder = resolve(config.SUAR_DATA)
  mkdirSync(folder, { recursive: true })
  const stops: Stop[] = []
  const ending = new AbortController()
  // A turn later, so that a signal finds its listeners: making the folder of PostgreSQL blocks for seconds.
  const begun = setImmediate().then(() => begin({ config, folder, synthetic, stops, signal: ending.signal }))
  const stop = stopOnSignal({ begun, stops, ending })
  try {
    await begun
  } catch (error) {
    await sleep(50) // the signal that broke it may not have been heard yet
    if (ending.signal.aborted) return
    await stop()
    throw error
  }
}

/** The demo keeps to its own PostgreSQL, whatever server the environment names. */
const withoutServer = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('DATABASE_')))

type Stop = () => Promise<void>

interface Beginning {
  readonly config: Config
  readonly folder: string
  readonly synthetic: boolean
  /** How to undo what was begun, in the order in which it was. */
  readonly stops: Stop[]
  readonly signal: AbortSignal
}

async function begin({ config, folder, synthetic, stops, signal }: Beginning): Promise<void> {
  const databases = await openDatabases(config, folder)
  stops.push(() => databases.stop())
  signal.throwIfAborted()
  const states = synthetic ? ['ID', 'TH', 'KH'] : [ownState(config)]
  if (synthetic && (await beginDemo({ folder, states, drop: databases.drop })))
    process.stdout.write('The story of the demo was left in the middle; it is thrown away and begins anew.\n')
  const nodes = []
  for (const [index, state] of states.entries()) {
    signal.throwIfAborted()
    await databases.migrate(state)
    const url = (role: Role) => databases.url(state, role)
    const opened = openNode({ ...siteOf({ state, index, config, folder, url }), synthetic }, config)
    stops.push(() => closeDatabases(opened.node.host))
    nodes.push(opened)
  }
  await formRegion(
    nodes.map(({ node }) => ({ host: synthetic ? foundedEarlier(node.host) : node.host, accepts: acceptedBy() })),
  )
  if (synthetic) await tellTheStory(nodes, { folder, cases: config.SUAR_DEMO_CASES, signal })
  for (const node of nodes) {
    signal.throwIfAborted()
    stops.push(await serveNode(node, config))
  }
  process.stdout.write(`region ready\n`)
}

const patience = 8_000

/** Stops what runs, newest first, once; a second signal changes nothing. What is beginning is waited for, a while. */
function stopOnSignal({
  begun,
  stops,
  ending,
}: {
  begun: Promise<void>
  stops: readonly Stop[]
  ending: AbortController
}): Stop {
  const stop = async () => {
    for (const each of stops.toReversed()) await each()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (ending.signal.aborted) return
      ending.abort()
      const settled = begun.catch(() => undefined)
      void Promise.race([settled, sleep(patience)])
        .then(stop)
        .then(() => process.exit(0))
    })
  return stop
}

/** The stories of the demo region reach back some weeks, so its states must have been members by then. */
const foundedEarlier = (host: Host<Tables>): Host<Tables> => ({
  ...host,
  clock: () => new Date(Date.now() - 90 * 86_400_000),
})

/** Fills an empty region with made-up people, and says how to meet them. */
async function tellTheStory(
  nodes: readonly Opened[],
  { folder, cases, signal }: { folder: string; cases: number; signal: AbortSignal },
): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const { receipt, pin } = await openRegion({
    hosts: nodes.map(({ node }) => node.host),
    createNode: (host) => createNode(host as Host<Tables>),
    folder,
    cases,
    say,
    signal,
  })
  for (const { node } of nodes) say(`${node.host.state}  ${node.host.origin}/  ${node.host.origin}/desk/`)
  say(
    `Sign in as ${emailOf('ID', { name: 'amara' })} or ${emailOf('TH', { name: 'ekachai' })}, password ${demoPassword}`,
  )
  say(`The mother of SC-01 reads her answer with receipt ${receipt} and PIN ${pin}`)
}

function siteOf({
  state,
  index,
  config,
  folder,
  url,
}: {
  state: string
  index: number
  config: Config
  folder: string
  url: Site['url']
}): Omit<Site, 'synthetic'> {
  const port = config.SUAR_PORT + index
  return {
    state,
    port,
    origin: config.SUAR_ORIGIN ?? `http://localhost:${port}`,
    folder: join(folder, state.toLowerCase()),
    url,
  }
}

/** The node of one state, over a database that is up to date; it does nothing yet. */
function openNode(site: Site, config: Config) {
  mkdirSync(site.folder, { recursive: true, mode: 0o700 })
  const host: Host<Tables> = {
    state: site.state,
    origin: site.origin,
    synthetic: site.synthetic,
    ...(config.SUAR_DANGER_NUMBER && { dangerNumber: config.SUAR_DANGER_NUMBER }),
    ...(config.SUAR_TSA_URL && { timeStamps: config.SUAR_TSA_URL }),
    ...(config.SUAR_SMTP_URL &&
      config.SUAR_MAIL_FROM && { mail: { url: config.SUAR_SMTP_URL, from: config.SUAR_MAIL_FROM } }),
    ...(config.SUAR_TRUSTED_PROXIES && {
      proxies: { trusted: config.SUAR_TRUSTED_PROXIES, header: config.SUAR_PROXY_HEADER },
    }),
    sessions: {
      idle: config.SUAR_SESSION_IDLE_MINUTES * 60_000,
      longest: config.SUAR_SESSION_LONGEST_MINUTES * 60_000,
    },
    database: openDatabase<Tables>(site.url('suar_app'), 16),
    system: openDatabase<Tables>(site.url('suar_system'), 32),
    whoIs: (request) => whoIs(host)(request),
    clock: () => new Date(),
    newId,
    vault: openNodeKeys(site.folder, config).vault,
    folder: site.folder,
    poke: () => undefined,
    whenPoked: () => () => undefined,
    fetch: (request) => fetch(request),
    deliver: async () => false,
    log: logTo(site.state),
  }
  return { node: createNode(host), port: site.port }
}

type Opened = ReturnType<typeof openNode>

/** Starts its work and opens its door; the returned function undoes both. */
async function serveNode({ node, port }: Opened, config: Config): Promise<() => Promise<void>> {
  const stopWork = await node.start()
  const link = await offerFirstAdministrator(node.host)
  if (link) process.stdout.write(`No officer yet. The first administrator comes in once, within a day, by ${link}\n`)
  const server = serve({ fetch: node.fetch, port, hostname: config.SUAR_HOST })
  return async () => {
    const closed = new Promise((done) => server.close(done))
    ;(server as { closeAllConnections?: () => void }).closeAllConnections?.()
    await closed
    await stopWork()
  }
}

async function closeDatabases({ database, system }: Host<Tables>): Promise<void> {
  await database.kysely.destroy()
  await system.kysely.destroy()
}
