import type { Hono } from 'hono'
import { readForm } from '../../platform/portal/read-form.ts'
import { receiptOf } from '../receipt.ts'
import { beginVisit, cookieFor, endVisit, findVisit, markSent, saveAnswers, tokenOf, type Visit } from '../visit.ts'
import { goTo, show, showKept, turnOf, type Place, type Turn } from './place.ts'
import { answersFrom, findStep, mistakesIn, steps, typedFrom, typedIn, type Step } from './questions.ts'
import { receiptPage } from './receipt-page.ts'
import { reviewPage } from './review.ts'
import { continuePage, notFoundPage } from './small-pages.ts'
import { stepPage } from './step-page.ts'

/** Writing a report, one question a page. */
export function write(app: Hono, place: Place): void {
  app.get('/:language/tulis', async (c, next) => {
    const turn = turnOf(place, c)
    if (!turn) return next()
    const visit = await findVisit(place.host, c.req.raw, 'Writing')
    return visit ? show(turn, continuePage(turn)) : showStep(turn, steps[0]!, undefined)
  })
  app.get('/:language/tulis/:slug', async (c, next) => {
    const turn = turnOf(place, c)
    if (!turn) return next()
    const slug = c.req.param('slug')
    if (slug === 'periksa') return showReview(turn)
    if (slug === 'terima') return showReceipt(turn)
    const step = findStep(slug)
    return step ? showStep(turn, step, await findVisit(place.host, c.req.raw, 'Writing')) : next()
  })
  app.post('/:language/tulis/:slug', async (c, next) => {
    const turn = turnOf(place, c)
    if (!turn) return next()
    const slug = c.req.param('slug')
    if (slug === 'kirim') return send(turn)
    if (slug === 'hapus') return discard(turn)
    const step = findStep(slug)
    return step ? takeAnswer(turn, step) : next()
  })
}

async function showStep(turn: Turn, step: Step, visit: Visit | undefined): Promise<Response> {
  const filled = { typed: typedFrom(visit?.fragments ?? {}, step.questions), mistakes: [] }
  return visit ? show(turn, stepPage(turn, step, filled)) : showKept(turn, () => stepPage(turn, step, filled))
}

async function takeAnswer(turn: Turn, step: Step): Promise<Response> {
  const { c, host, language } = turn
  const form = await readForm(c.req.raw)
  const typed = typedIn(form, step.questions)
  const passing = ['lewati', 'simpan', 'kirim'].some((name) => form.has(name))
  const mistakes = passing ? [] : mistakesIn(typed, step)
  const known = await findVisit(host, c.req.raw, 'Writing')
  const visit = known ?? (await beginVisit(host, 'Writing'))
  const fragments = await saveAnswers(host, visit, answersFrom(typed, step.questions))
  const cookie = known ? undefined : cookieFor(host, visit.token)
  if (mistakes.length > 0)
    return show(turn, stepPage(turn, step, { typed, mistakes }), {
      status: 422,
      ...(cookie && { headers: { 'set-cookie': cookie } }),
    })
  if (form.has('kirim')) return sendVisit(turn, { ...visit, fragments }, cookie)
  if (form.has('simpan')) return goTo(`/${language}/tulis`, cookie)
  const next = steps[steps.indexOf(step) + 1]?.slug ?? 'periksa'
  return goTo(`/${language}/tulis/${next}`, cookie)
}

async function showReview(turn: Turn): Promise<Response> {
  const visit = await findVisit(turn.host, turn.c.req.raw, 'Writing')
  return visit ? show(turn, reviewPage(turn, visit, [])) : goTo(`/${turn.language}/tulis`)
}

/** Sending twice makes one report: the second time finds the first, and shows the same receipt. */
async function send(turn: Turn): Promise<Response> {
  const visit = await findVisit(turn.host, turn.c.req.raw, 'Writing')
  if (visit) return sendVisit(turn, visit, undefined)
  const sent = await findVisit(turn.host, turn.c.req.raw, 'Sent')
  return goTo(sent ? `/${turn.language}/tulis/terima` : `/${turn.language}/tulis`)
}

async function sendVisit(turn: Turn, visit: Visit, cookie: string | undefined): Promise<Response> {
  const { host, language } = turn
  await turn.store({
    id: visit.report,
    secret: visit.token,
    channel: 'WebForm',
    language,
    fragments: visit.fragments,
    at: host.clock(),
  })
  await markSent(host, visit)
  return goTo(`/${language}/tulis/terima`, cookie)
}

async function showReceipt(turn: Turn): Promise<Response> {
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
  return show(
    turn,
    receiptPage(turn, { number: report.receipt, pin, at: report.received_at, danger: report.danger === 'Now' }),
  )
}

async function discard({ host, c, language }: Turn): Promise<Response> {
  const token = tokenOf(host, c.req.raw)
  if (token) await endVisit(host, token)
  return goTo(`/${language}/`, cookieFor(host, '') + '; Max-Age=0')
}
