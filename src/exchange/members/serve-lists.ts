import { Hono } from 'hono'
import { inSystem } from '../../platform/in-system.ts'
import { Problem } from '../../platform/problem.ts'
import { readAtMost } from '../../platform/read-json.ts'
import { answersTo } from '../say-problem.ts'
import { noDirectory } from '../problems.ts'
import { latestDirectory } from '../directory.ts'
import type { ExchangeHost } from '../tables.ts'
import { fetchLists } from './spread.ts'
import { takeList } from './take-list.ts'

const largest = 1024 * 1024
const json = { 'content-type': 'application/json' }

/** The lists of members, for whoever asks; and the door through which members hand newer ones. */
export function listRoutes(host: ExchangeHost): Hono {
  const app = new Hono()
  app.get('/:version{[0-9]{1,9}}', async (c) => {
    const row = await host.system.kysely
      .selectFrom('exchange.directory')
      .where('version', '=', Number(c.req.param('version')))
      .select('document')
      .executeTakeFirst()
    if (!row) throw new Problem('exchange/no-such-list', 404)
    return c.body(row.document, 200, json)
  })
  app.post('/', async (c) => {
    if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
      throw new Problem('exchange/wrong-content-type', 415)
    const bytes = await readAtMost(c.req.raw.body, largest)
    answersTo(c.req.raw, bytes)
    const document = Buffer.from(bytes).toString('utf8')
    await take(host, document)
    return c.body(null, 204)
  })
  return app
}

/** Only what a member has signed gets any further than this. One that is too new makes this node ask for those between. */
async function take(host: ExchangeHost, document: string): Promise<void> {
  try {
    await inSystem(host, async (context) => {
      if (!(await latestDirectory(context.db))) throw noDirectory()
      await takeList(context as never, document, 'partner')
    })
    host.poke()
  } catch (error) {
    if (error instanceof Problem && error.detail['why'] === 'skips-a-version') void fetchLists(host).catch(() => 0)
    throw error
  }
}
