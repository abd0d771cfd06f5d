import { sql } from 'kysely'
import type { Hono, Context as HonoContext } from 'hono'
import type { SystemContext } from '../../platform/handle.ts'
import { openText } from '../../platform/seal.ts'
import { openOffice } from '../office.ts'
import { receiptAsGood } from '../receipt-as-good.ts'
import { noSuchMessage, noSuchPartner } from '../problems.ts'
import type { Heads, History, Reads, Returned } from '../protocol.ts'
import type { ExchangeTables } from '../tables.ts'
import { wrap } from '../wrap.ts'

type Post = SystemContext<ExchangeTables>
type AsPuller = (c: HonoContext, work: (context: Post, from: string) => Promise<unknown>) => Promise<unknown>
const pageSize = 1000
const readsAtOnce = 200
const uuid = '[0-9a-f-]{36}'

/** What this node has taken from whoever asks: for a partner that was restored from a backup and has forgotten it. */
export function historyRoutes(app: Hono, asPuller: AsPuller): void {
  app.get(`/exchange/v1/heads/:after{${uuid}}`, async (c) =>
    c.json(await asPuller(c, (context, from) => listHeads(context, from, c.req.param('after')))),
  )
  app.get(`/exchange/v1/threads/:thread{${uuid}}/:n{[0-9]{1,9}}`, async (c) => {
    const { thread, n } = c.req.param()
    return c.json(await asPuller(c, (context, from) => listTaken(context, from, { thread, n: Number(n) })))
  })
  app.get('/exchange/v1/reads/:n{[0-9]{1,9}}', async (c) =>
    c.json(await asPuller(c, (context, from) => listReads(context, from, Number(c.req.param('n'))))),
  )
  app.get(`/exchange/v1/wrote/:id{${uuid}}`, async (c) =>
    c.json(await asPuller(c, (context, from) => giveBack(context, from, c.req.param('id')))),
  )
}

async function listHeads({ db }: Post, from: string, after: string): Promise<Heads> {
  const rows = await db
    .selectFrom('exchange.thread')
    .where('partner', '=', from)
    .where('direction', '=', 'in')
    .where('thread', '>', after)
    .where('digest', 'is not', null)
    .orderBy('thread')
    .limit(pageSize)
    .select(['thread', 'digest'])
    .execute()
  const heads = rows.map(({ thread, digest }) => ({ thread, digest: digest! }))
  return { heads, next: rows.length < pageSize ? null : rows.at(-1)!.thread }
}

/** In the order in which they were taken; one that waits for its attachments is the last. */
async function listTaken({ db }: Post, from: string, { thread, n }: { thread: string; n: number }): Promise<History> {
  const { rows } = await sql<{ id: string; digest: string }>`
    select id, digest from exchange.message
     where partner = ${from} and thread = ${thread} and direction = 'in'
     order by life nulls last, seq limit ${pageSize} offset ${n}`.execute(db)
  return { messages: rows, next: rows.length < pageSize ? null : n + rows.length }
}

/** What either of the two has read of the other, as each signed; the newest first, since that is what a backup lacks. */
async function listReads(context: Post, from: string, n: number): Promise<Reads> {
  const { db, state, now } = context
  const rows = await db
    .selectFrom('exchange.receipt as r')
    .innerJoin('exchange.message as m', 'm.id', 'r.message')
    .where('m.partner', '=', from)
    .where('r.step', '=', 'read')
    .orderBy('r.at', 'desc')
    .orderBy('r.message', 'desc')
    .limit(readsAtOnce)
    .offset(n)
    .select(['r.receipt', 'm.direction'])
    .execute()
  const office = await openOffice(context)
  const receipts = rows.map(({ receipt, direction }) =>
    direction === 'in' ? receiptAsGood(office, receipt, { state, now }) : receipt,
  )
  return { receipts, next: receipts.length < readsAtOnce ? null : n + receipts.length }
}

/** A text that `from` wrote, sealed to it, with the receipts that it got for it. Its body is empty where it was erased. */
async function giveBack(context: Post, from: string, id: string): Promise<Returned> {
  const { db, vault, state, now } = context
  const { rows } = await sql<Kept>`
    select message.envelope, payload.sealed, key.id as key, key.wrapped, key.epoch,
           array(select receipt from exchange.receipt where receipt.message = message.id order by at) as receipts
      from exchange.message
      left join exchange.payload on payload.message = message.id
      left join exchange.thread on thread.partner = message.partner and thread.thread = message.thread and thread.direction = 'in'
      left join platform.data_key as key on key.id = thread.data_key
     where message.id = ${id} and message.partner = ${from} and message.direction = 'in'`.execute(db)
  const [row] = rows
  if (!row) throw noSuchMessage(id)
  const office = await openOffice(context)
  const sealTo = office.memberOn(from, now)?.sealTo(now)
  if (!sealTo) throw noSuchPartner(from)
  const { envelope, sealed, key, wrapped, epoch } = row
  const receipts = row.receipts.map((text) => receiptAsGood(office, text, { state, now }))
  const payload = sealed && key ? openText(vault.unwrap({ id: key, wrapped: wrapped!, epoch: epoch! }), id, sealed) : ''
  return { message: await wrap({ id, from: state, to: from }, sealTo, { envelope, payload }), receipts }
}

interface Kept {
  envelope: string
  sealed: Buffer | null
  key: string | null
  wrapped: Buffer | null
  epoch: number | null
  receipts: string[]
}
