import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** A transaction that sees only the tables it is given: `Db<TriageTables>`. */
// Covariance is declared, not found out: comparing two Kysely transactions member by member costs the compiler a minute (decision 0003).
// A transaction that knows more tables serves where fewer are named; Kysely's own types cannot say so.
// @ts-expect-error -- TS2636: the compiler measures the variance of Kysely's methods more strictly than any call needs
export interface Db<out Tables> extends Transaction<Tables> {}

export interface Database<Tables> {
  readonly kysely: Kysely<Tables>
  /** For the few paths where one hand-written statement is worth it. */
  readonly pool: pg.Pool
}

/** Opens a pool. `max` is the number of connections; 32 keeps group commit busy on a slow disk (docs/performance.md). */
export function openDatabase<Tables>(connectionString: string, max = 16): Database<Tables> {
  const pool = new pg.Pool({ connectionString, max, idleTimeoutMillis: 30_000 })
  // A connection that PostgreSQL closes while idle is replaced by the pool; it must not end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}

/** The constraint that PostgreSQL says was broken, if that is what went wrong. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}

/** A number that fits the contract and no column (numeric_value_out_of_range): the asker's mistake, not ours. */
export const isOutOfRange = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '22003'

/** A transaction, to be asked in plain SQL like a pool. */
export const asking = <Tables>(db: Db<Tables>) => ({
  query: (text: string, values: unknown[] = []) => db.executeQuery(CompiledQuery.raw(text, values)),
})
