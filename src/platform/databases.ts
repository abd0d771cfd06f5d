import { join } from 'node:path'
import pg from 'pg'
import { WrongConfig, type Config } from './config.ts'
import { migrate } from './migrate.ts'
import { statesIn } from './node-keys.ts'
import { createDatabase, dropDatabase, joinPostgres, startPostgres, type OwnPostgres } from './postgres.ts'

export type Role = 'suar_app' | 'suar_system'

/** Where the nodes of one data folder keep their rows: in an own PostgreSQL, or, for one node, on a server. */
export interface Databases {
  /** Makes what is missing and brings it up to date; gives the migrations that ran. */
  readonly migrate: (state: string) => Promise<readonly string[]>
  readonly url: (state: string, role: Role) => string
  /** Throws away the node's whole database. Only an own PostgreSQL does it. */
  readonly drop: (state: string) => Promise<void>
  readonly stop: () => Promise<void>
}

const migrations = join(import.meta.dirname, '../../migrations')

/** With `join` a PostgreSQL that a running node has on the folder is used and left running. */
export async function openDatabases(
  config: Config,
  folder: string,
  { join: joining = false } = {},
): Promise<Databases> {
  if (config.DATABASE_URL) return onServer(config)
  const own = join(folder, 'postgres')
  return inOwn(await (joining ? joinPostgres(own) : startPostgres(own)))
}

const inOwn = (postgres: OwnPostgres): Databases => ({
  async migrate(state) {
    await createDatabase(postgres, nameOf(state))
    return migrate(postgres.url(nameOf(state)), migrations)
  },
  url: (state, role) => postgres.url(nameOf(state), role),
  drop: (state) => dropDatabase(postgres, nameOf(state)),
  stop: () => postgres.stop(),
})

const nameOf = (state: string) => `suar_${state.toLowerCase()}`

function onServer(config: Config): Databases {
  const urls = { suar_app: config.DATABASE_APP_URL!, suar_system: config.DATABASE_SYSTEM_URL! }
  return {
    async migrate() {
      const [is] = await ask<{ name: string }>(
        'DATABASE_URL',
        config.DATABASE_URL!,
        'select current_database() as name',
      )
      const done = await migrate(config.DATABASE_URL!, migrations)
      await checkRole('DATABASE_APP_URL', { url: urls.suar_app, role: 'suar_app', name: is!.name })
      await checkRole('DATABASE_SYSTEM_URL', { url: urls.suar_system, role: 'suar_system', name: is!.name })
      return done
    },
    url: (_state, role) => urls[role],
    drop: () => Promise.reject(new Error('a database on a server is dropped by whoever runs the server')),
    stop: async () => undefined,
  }
}

/** The state of a node that runs alone. */
export const ownState = (config: Config): string => config.SUAR_STATE ?? 'ID'

/** The states whose nodes were started on this folder and have their rows where the environment says. */
export const nodesHere = (config: Config, folder: string): string[] =>
  statesIn(folder).filter((state) => !config.DATABASE_URL || state === ownState(config))

interface Signed {
  readonly database: string
  readonly mighty: boolean
  readonly owns: boolean
  readonly belongs: boolean
}

/** A role that passes row-level security by, or owns the tables, would open every case: no node starts with it. */
async function checkRole(
  variable: string,
  { url, role, name }: { url: string; role: Role; name: string },
): Promise<void> {
  const [is] = await ask<Signed>(
    variable,
    url,
    `select current_database() as database, r.rolsuper or r.rolbypassrls as mighty,
            pg_has_role(r.oid, '${role}', 'usage') as belongs,
            exists (select from pg_namespace where nspname = 'platform' and pg_has_role(r.oid, nspowner, 'member')) as owns
       from pg_roles r where r.rolname = current_user`,
  )
  if (is!.database !== name)
    throw new WrongConfig(`${variable} leads to another database than DATABASE_URL: write the same one in both.`)
  if (is!.mighty || is!.owns || !is!.belongs)
    throw new WrongConfig(
      `${variable} signs in as a role that may too much or too little: write ${role}, or a member of it that owns nothing.`,
    )
}

/** A server that does not answer, or a role that may not sign in, is one sentence; an address holds a password. */
async function ask<Row>(variable: string, connectionString: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  await client.connect().catch((error: Error) => {
    const why = (error as NodeJS.ErrnoException).code ?? 'no answer'
    throw new WrongConfig(`${variable} does not open a database (${why}): start the server, or mend the address.`)
  })
  try {
    return (await client.query(statement)).rows as Row[]
  } finally {
    await client.end()
  }
}
