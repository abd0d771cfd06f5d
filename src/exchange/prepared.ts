import type { RawBuilder } from 'kysely'
import type { ExchangeHost } from './tables.ts'

/**
 * Runs one statement by itself, planned once a connection: the few that run for every message are long, and planning
 * them would cost more than running them.
 */
export async function prepared<Row extends object>(
  host: ExchangeHost,
  name: string,
  statement: RawBuilder<Row>,
): Promise<Row[]> {
  const { sql: text, parameters } = statement.compile(host.system.kysely)
  const { rows } = await host.system.pool.query<Row>({ name: `exchange ${name}`, text, values: [...parameters] })
  return rows
}
