import { inSystem } from '../../platform/in-system.ts'
import { addWhatIsNew } from '../add-what-is-new.ts'
import type { Fragments } from '../contract.ts'
import { getReport } from '../get-report.ts'
import { receiptOf } from '../receipt.ts'
import type { Arrived, Arriving } from '../store-reports.ts'
import { dropVisit } from '../drop-visits.ts'
import { cookieFor, findVisit, markSent, type Visit } from '../visit.ts'
import { goTo, show, type Turn } from './place.ts'
import { showTicket } from './receipt-page.ts'
import { notFoundPage } from './small-pages.ts'

/** Sending twice makes one report: the second time finds the first, and shows the same receipt. */
export async function send(turn: Turn): Promise<Response> {
  const visit = await findVisit(turn.host, turn.c.req.raw, 'Writing')
  if (visit) return sendVisit(turn, visit, undefined)
  const sent = await findVisit(turn.host, turn.c.req.raw, 'Sent')
  return goTo(sent ? `/${turn.language}/tulis/terima` : `/${turn.language}/tulis`)
}

/** Stores what was sent. Where the form had made a report before, what is new in it is added to the thread of that one. */
export async function storeOrAdd(turn: Turn, arriving: Arriving): Promise<Arrived & { readonly added: boolean }> {
  const arrived = await turn.store(arriving)
  if (!arrived.before) return { ...arrived, added: false }
  const added = await inSystem(turn.host, (context) => addWhatIsNew(context, { ...arriving, report: arrived.id }))
  turn.host.poke()
  return { ...arrived, added }
}

export async function sendVisit(turn: Turn, visit: Visit, cookie: string | undefined): Promise<Response> {
  const { host, language } = turn
  const { added } = await storeOrAdd(turn, {
    id: visit.report,
    secret: visit.token,
    channel: 'WebForm',
    language,
    fragments: visit.fragments,
    at: host.clock(),
  })
  await markSent(host, visit)
  return goTo(`/${language}/tulis/terima${added ? '?lagi' : ''}`, cookie)
}

/** She went back after sending and pressed on: what she changed is added to the report that was sent. */
export async function addToSent({ host, language }: Turn, sent: Visit, answers: Fragments): Promise<Response> {
  const added = await inSystem(host, async (context) => {
    const { fragments } = await getReport(context, sent.report)
    const given = { report: sent.report, secret: sent.token, language, fragments: { ...fragments, ...answers } }
    return addWhatIsNew(context, given)
  })
  host.poke()
  return goTo(`/${language}/tulis/terima${added ? '?lagi' : ''}`)
}

export async function showReceipt(turn: Turn): Promise<Response> {
  const { host, language, c } = turn
  const visit = await findVisit(host, c.req.raw, 'Sent')
  if (!visit) return goTo(`/${language}/baca`)
  const { rows } = await host.system.pool.query<{ receipt: string; received_at: Date; danger: string }>(
    'select receipt, received_at, danger from intake.report where id = $1',
    [visit.report],
  )
  const report = rows[0]
  if (!report) return show(turn, notFoundPage(turn), { status: 404 })
  const { pin } = receiptOf(host.vault, visit.token)
  return showTicket(turn, {
    number: report.receipt,
    pin,
    at: report.received_at,
    danger: report.danger === 'Now',
    added: c.req.query('lagi') !== undefined,
  })
}

/** Throws the draft away, with its files. */
export async function discard({ host, c, language }: Turn): Promise<Response> {
  await dropVisit(host, c.req.raw)
  return goTo(`/${language}/`, cookieFor(host, '') + '; Max-Age=0')
}
