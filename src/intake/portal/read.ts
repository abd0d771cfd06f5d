import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { inSystem } from '../../platform/in-system.ts'
import { appendToLedger } from '../../platform/ledger.ts'
import { cleanText, readForm } from '../../platform/portal/read-form.ts'
import { getDataKey } from '../../platform/seal.ts'
import { dropVisit } from '../drop-visits.ts'
import { getReport, listMessages } from '../get-report.ts'
import { hearReply } from '../hear-reply.ts'
import { listFiles } from '../files/list-files.ts'
import { isSecretOf, onceOf, readNumber, readPin, type Receipt } from '../receipt.ts'
import { beginVisit, cookieFor, findVisit, type Visit } from '../visit.ts'
import { goTo, show, showKept, turnOf, type Place, type Turn } from './place.ts'
import { readFiles } from './read-files.ts'
import { signInPage, threadPage, type Thread } from './thread-page.ts'

/** Reading the answer, with number and PIN. */
export function read(app: Hono, place: Place): void {
  app.get('/:language/baca', async (c, next) => {
    const turn = turnOf(place, c)
    return turn ? showKept(turn, () => signInPage(turn)) : next()
  })
  app.post('/:language/baca', async (c, next) => {
    const turn = turnOf(place, c)
    return turn ? signIn(turn) : next()
  })
  app.get('/:language/baca/isi', async (c, next) => {
    const turn = turnOf(place, c)
    return turn ? withVisit(turn, (visit) => showThread(turn, visit)) : next()
  })
  app.post('/:language/baca/balas', async (c, next) => {
    const turn = turnOf(place, c)
    return turn ? withVisit(turn, (visit) => takeReply(turn, visit)) : next()
  })
}

async function withVisit(turn: Turn, then: (visit: Visit) => Promise<Response>): Promise<Response> {
  const visit = await findVisit(turn.host, turn.c.req.raw, 'Reading')
  return visit ? then(visit) : goTo(`/${turn.language}/baca`)
}

/** Wrong number, wrong PIN and a report that never was: the same answer after the same time. */
async function signIn(turn: Turn): Promise<Response> {
  const { host, c, language, patience } = turn
  const form = await readForm(c.req.raw)
  const receipt = { number: readNumber(form.get('nomor') ?? ''), pin: readPin(form.get('pin') ?? '') }
  const name = host.vault.mark('intake.attempt', receipt.number).toString('base64')
  const attempt = await patience.attempt(name, () => findReportBy(turn, receipt))
  if (!attempt?.found) return show(turn, signInPage(turn, attempt ? 'wrong' : 'busy'), { status: attempt ? 422 : 429 })
  await dropVisit(host, c.req.raw)
  const { token } = await beginVisit(host, 'Reading', attempt.found)
  return goTo(`/${language}/baca/isi`, cookieFor(host, token))
}

async function findReportBy({ host }: Turn, receipt: Receipt): Promise<string | undefined> {
  const { rows } = await host.system.pool.query<{ id: string; secret: Buffer }>(
    'select id, secret from intake.report where receipt = $1',
    [receipt.number],
  )
  const right = isSecretOf(host.vault, rows[0]?.secret, receipt)
  return right ? rows[0]?.id : undefined
}

async function showThread(turn: Turn, { report: id }: Visit): Promise<Response> {
  const { host } = turn
  const thread = await inSystem(host, async (context): Promise<Thread> => {
    const report = await getReport(context, id)
    const key = await getDataKey(context.db, context.vault, id)
    await appendToLedger(context, { at: context.now, officer: null, action: 'intake/reporter-read', subject: id })
    return { report, messages: await listMessages(context, id, key), files: await listFiles(context, [id]) }
  })
  return show(turn, threadPage(turn, thread, randomBytes(16).toString('base64url')))
}

/** Words and files of a reply. */
async function takeReply(turn: Turn, { report }: Visit): Promise<Response> {
  const { host, c, language } = turn
  const { form, files } = await readFiles(host, c.req.raw, report)
  const text = cleanText(form.get('b') ?? '')
    .slice(0, 8000)
    .toWellFormed()
  const once = onceOf(host.vault, form.get('kunci') ?? randomBytes(16).toString('base64url'))
  if (text === '' && files.length === 0) return goTo(`/${language}/baca/isi`)
  await hearReply(host, { report, text, once, files: files.map(({ id }) => id) })
  return goTo(`/${language}/baca/isi`)
}
