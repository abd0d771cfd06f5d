import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inSystem } from '../../platform/in-system.ts'
import { untilStopped } from '../../platform/sealer.ts'
import type { ExchangeHost } from '../tables.ts'
import { noteRestored } from './note-restored.ts'

const minute = 60_000
const markOf = (host: ExchangeHost) => join(host.folder, 'last-of-the-log')

/**
 * Beside the database, in the folder of the node, stands the last leaf of the transparency log that the database held. A
 * database that does not hold it was restored from a backup of before, which is known here before anybody is asked.
 */
export async function lookAtMark(host: ExchangeHost): Promise<boolean> {
  const mark = await readFile(markOf(host), 'utf8').catch(() => '')
  const [, index, digest] = /^(\d{1,15}) ([\w-]{43})\n$/.exec(mark) ?? []
  if (index === undefined) return false
  return inSystem(host, async (context) => {
    const leaf = await context.db
      .selectFrom('exchange.log_leaf')
      .where('index', '=', index)
      .select('digest')
      .executeTakeFirst()
    if (leaf?.digest === digest) return false
    await noteRestored(context, 'mark')
    return true
  })
}

export async function writeMark(host: ExchangeHost): Promise<void> {
  const leaf = await host.system.kysely
    .selectFrom('exchange.log_leaf')
    .orderBy('index', 'desc')
    .limit(1)
    .select(['index', 'digest'])
    .executeTakeFirst()
  if (!leaf) return
  await writeFile(`${markOf(host)}.new`, `${leaf.index} ${leaf.digest}\n`, { mode: 0o600 })
  await rename(`${markOf(host)}.new`, markOf(host))
}

/** Looks once, then keeps the mark while the node runs. */
export async function keepMark(host: ExchangeHost): Promise<() => Promise<void>> {
  await lookAtMark(host)
  const failed = (error: unknown) => host.log('exchange.mark-not-kept', { error: String(error) })
  const keeping = untilStopped(() => writeMark(host), minute, failed)
  keeping.start()
  return () => keeping.stop()
}
