import { Hono, type Context as HonoContext } from 'hono'
import { answerProblem } from '../platform/http.ts'
import { inSystem } from '../platform/in-system.ts'
import { appendToLedger } from '../platform/ledger.ts'
import { Problem } from '../platform/problem.ts'
import { readAtMost } from '../platform/read-json.ts'
import { attachmentRoutes } from './attachments/serve-attachments.ts'
import { heardFrom } from './contact.ts'
import { takeProblem } from './hear-objection.ts'
import { logRoutes } from './log/serve-log.ts'
import { witnessRoutes } from './log/witness.ts'
import { listRoutes } from './members/serve-lists.ts'
import { officeOf } from './office.ts'
import { fetchWire, listSince, whoPulls } from './pull-page.ts'
import { refuse } from './problems.ts'
import { receiveMessage } from './receive-message.ts'
import { historyRoutes } from './recover/serve-history.ts'
import { answersTo, bytesOf, signProblem } from './say-problem.ts'
import type { ExchangeHost } from './tables.ts'
import { takeReceipt } from './take-receipt.ts'

const largest = 1024 * 1024
const jose = { 'content-type': 'application/jose' }
/** Signed by a member and yet impossible in an honest order of events: a person must look. */
const incidents = new Set(['exchange/forked', 'exchange/broken-chain', 'exchange/replayed'])

/** What other nodes may ask of this one. Nobody signs in here: a signature under a key of the directory is the pass. */
export function routes(host: ExchangeHost): Hono {
  const app = new Hono()
  app.onError((error, c) => refused(host, error, c))
  app.post('/exchange/v1/inbox', async (c) => {
    const { receipt, from } = await receiveMessage(host, await bodyOf(c, 'application/json'))
    host.poke()
    await heardFrom(host, from)
    return c.body(receipt, 200, jose)
  })
  app.post('/exchange/v1/receipts', async (c) => {
    const text = Buffer.from(await bodyOf(c, 'application/jose')).toString('latin1')
    const { from } = await takeReceipt(host, text)
    await heardFrom(host, from)
    return c.body(null, 204)
  })
  app.post('/exchange/v1/problems', async (c) => {
    const text = Buffer.from(await bodyOf(c, 'application/jose')).toString('latin1')
    const { from } = await takeProblem(host, text)
    await heardFrom(host, from)
    return c.body(null, 204)
  })
  app.get('/exchange/v1/since/:position{[0-9]{1,15}}', async (c) => {
    const page = await asPuller(host, c, (context, from) => listSince(context, from, Number(c.req.param('position'))))
    return c.json(page)
  })
  app.get('/exchange/v1/messages/:id{[0-9a-f-]{36}}', async (c) => {
    const wire = await asPuller(host, c, (context, from) => fetchWire(context, from, c.req.param('id')))
    return c.body(wire, 200, { 'content-type': 'application/json' })
  })
  historyRoutes(app, (c, work) => asPuller(host, c, work))
  attachmentRoutes(app, host, (c) => asPuller(host, c, async (_context, from) => from))
  app.get('/exchange/v1/directory', async (c) =>
    c.body((await officeOf(host)).directory.document, 200, { 'content-type': 'application/json' }),
  )
  app.route('/exchange/v1/directory', listRoutes(host))
  app.route('/exchange/v1/log', logRoutes(host))
  app.route('/exchange/v1/witness', witnessRoutes(host))
  return app
}

async function asPuller<T>(
  host: ExchangeHost,
  c: HonoContext,
  work: (context: Parameters<typeof whoPulls>[0], from: string) => Promise<T>,
): Promise<T> {
  const proof = c.req.header('suar-proof') ?? ''
  answersTo(c.req.raw, Buffer.from(proof, 'latin1'))
  const office = await officeOf(host)
  const [from, answer] = await inSystem(host, async (context) => {
    const { from } = await whoPulls(context, office, proof)
    return [from, await work(context, from)] as const
  })
  await heardFrom(host, from)
  return answer
}

async function bodyOf(c: HonoContext, type: string): Promise<Uint8Array> {
  if (!(c.req.header('content-type') ?? '').startsWith(type)) throw new Problem('exchange/wrong-content-type', 415)
  if (Number(c.req.header('content-length') ?? 0) > largest) throw new Problem('too-large', 413, { limit: largest })
  const bytes = await readAtMost(c.req.raw.body, largest)
  answersTo(c.req.raw, bytes)
  return bytes
}

/** Every refusal is signed and leaves a line without content; a bug of ours is a reason for the sender to try later, never a 500. */
async function refused(host: ExchangeHost, error: unknown, c: HonoContext): Promise<Response> {
  const problem = error instanceof Problem ? error : refuse('try-later', { reference: host.newId() })
  if (!(error instanceof Problem))
    host.log('unforeseen', { ...problem.detail, error: error instanceof Error ? error.stack : String(error) })
  host.log('refused', { action: c.req.path.split('/').slice(0, 4).join('/'), code: problem.code, ...problem.detail })
  if (incidents.has(problem.code)) await recordIncident(host, problem).catch(() => undefined)
  const signed = await signProblem(host, problem, bytesOf(c.req.raw))
  return signed ? new Response(signed, { status: problem.status, headers: jose }) : answerProblem(problem, host)
}

async function recordIncident(host: ExchangeHost, { code, detail }: Problem): Promise<void> {
  await inSystem(host, (context) =>
    appendToLedger(context, {
      at: context.now,
      officer: null,
      action: 'exchange/incident',
      subject: String(detail['id']),
      detail: { code, ...detail },
    }),
  )
}
