import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { offerFirstAdministrator, whoIs } from './access/index.ts'
import { readConfig, type Config } from './platform/config.ts'
import { openDatabase } from './platform/db.ts'
import type { Host } from './platform/http.ts'
import { logTo } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { newId } from './platform/new-id.ts'
import { openNodeKeys } from './platform/node-keys.ts'
import { createDatabase, startPostgres } from './platform/postgres.ts'
import { formRegion } from './exchange/index.ts'
import { demoPassword, emailOf } from './region/personas.ts'
import { openRegion } from './region/open-region.ts'
import { acceptedBy, createNode, type Tables } from './node.ts'

interface Site {
  readonly state: string
  readonly port: number
  readonly origin: string
  readonly folder: string
  readonly url: (role: string) => string
  /** All people of the demo region are made up, and every page says so. */
  readonly synthetic: boolean
}

/** `suar start [--region]`: one node from the environment, or the demo region of three states in one process. */
export async function start(options: string[]): Promise<void> {
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  mkdirSync(folder, { recursive: true })
  const postgres = await startPostgres(join(folder, 'postgres'))
  const stops: (() => Promise<void>)[] = [() => postgres.stop()]
  stopOnSignal(stops)

  const synthetic = options.includes('--region')
  const states = synthetic ? ['ID', 'TH', 'KH'] : [config.SUAR_STATE ?? 'ID']
  const nodes = []
  for (const [index, state] of states.entries()) {
    const database = `suar_${state.toLowerCase()}`
    await createDatabase(postgres, database)
    const url = (role: string) => postgres.url(database, role)
    nodes.push(await openNode({ ...siteOf({ state, index, config, folder, url }), synthetic }, config))
  }
  await formRegion(
    nodes.map(({ node }) => ({ host: synthetic ? foundedEarlier(node.host) : node.host, accepts: acceptedBy() })),
  )
  if (synthetic) await tellTheStory(nodes, { folder, cases: config.SUAR_DEMO_CASES })
  for (const node of nodes) stops.push(await serveNode(node, config))
  process.stdout.write(`region ready\n`)
}

/** The stories of the demo region reach back some weeks, so its states must have been members by then. */
const foundedEarlier = (host: Host<Tables>): Host<Tables> => ({
  ...host,
  clock: () => new Date(Date.now() - 90 * 86_400_000),
})

/** Fills an empty region with made-up people, and says how to meet them. */
async function tellTheStory(
  nodes: readonly Opened[],
  { folder, cases }: { folder: string; cases: number },
): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const { receipt, pin } = await openRegion({
    hosts: nodes.map(({ node }) => node.host),
    createNode: (host) => createNode(host as Host<Tables>),
    folder,
    cases,
    say,
  })
  for (const { node } of nodes) say(`${node.host.state}  ${node.host.origin}/  ${node.host.origin}/desk/`)
  say(
    `Sign in as ${emailOf('ID', { name: 'amara' })} or ${emailOf('TH', { name: 'ekachai' })}, password ${demoPassword}`,
  )
  say(`The mother of SC-01 reads her answer with receipt ${receipt} and PIN ${pin}`)
}

/** Stops what runs, newest first, once; a second signal changes nothing. */
function stopOnSignal(stops: (() => Promise<void>)[]): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    for (const each of stops.reverse()) await each()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
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

/** The node of one state, its database brought up to date; it does nothing yet. */
async function openNode(site: Site, config: Config) {
  mkdirSync(site.folder, { recursive: true, mode: 0o700 })
  await migrate(site.url('postgres'), join(import.meta.dirname, '../migrations'))
  const host: Host<Tables> = {
    state: site.state,
    origin: site.origin,
    synthetic: site.synthetic,
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

type Opened = Awaited<ReturnType<typeof openNode>>

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
    await node.host.database.kysely.destroy()
    await node.host.system.kysely.destroy()
  }
}
