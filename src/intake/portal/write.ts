import type { Hono } from 'hono'
import { readForm } from '../../platform/portal/read-form.ts'
import { beginVisit, cookieFor, findVisit, saveAnswers, type Visit } from '../visit.ts'
import { filesOf, filesPage, namesOf, takeFiles } from './files-step.ts'
import { goTo, show, showKept, turnOf, type Place, type Turn } from './place.ts'
import { answersFrom, findStep, mistakesIn, steps, typedFrom, typedIn, type Step } from './questions.ts'
import { reviewPage } from './review.ts'
import { addToSent, discard, send, sendVisit, showReceipt } from './send-report.ts'
import { continuePage, sentPage } from './small-pages.ts'
import { stepPage } from './step-page.ts'
import { sendWhole, showWhole } from './whole-form.ts'

/** Writing a report, one question a page. */
export function write(app: Hono, place: Place): void {
  app.get('/:language/tulis', async (c, next) => {
    const turn = turnOf(place, c)
    if (!turn) return next()
    const visit = await findVisit(place.host, c.req.raw, 'Writing')
    if (visit) return show(turn, continuePage(turn))
    return (await findSent(turn)) ? show(turn, sentPage(turn)) : showStep(turn, steps[0]!, undefined)
  })
  app.get('/:language/tulis/:slug', async (c, next) => {
    const turn = turnOf(place, c)
    if (!turn) return next()
    const slug = c.req.param('slug')
    if (slug === 'periksa') return showReview(turn)
    if (slug === 'terima') return showReceipt(turn)
    if (slug === 'semua') return showWhole(turn)
    const step = findStep(slug)
    if (!step) return next()
    const visit = await findVisit(place.host, c.req.raw, 'Writing')
    if (!visit && (await findSent(turn))) return goTo(`/${turn.language}/tulis${step === steps[0] ? '' : '/terima'}`)
    return showStep(turn, step, visit)
  })
  app.post('/:language/tulis/:slug', async (c, next) => {
    const turn = turnOf(place, c)
    if (!turn) return next()
    const slug = c.req.param('slug')
    if (slug === 'kirim') return send(turn)
    if (slug === 'hapus') return discard(turn)
    if (slug === 'baru') return beginAnother(turn)
    if (slug === 'lampiran') return takeFiles(turn)
    if (slug === 'semua') return sendWhole(turn)
    const step = findStep(slug)
    return step ? takeAnswer(turn, step) : next()
  })
}

async function showStep(turn: Turn, step: Step, visit: Visit | undefined): Promise<Response> {
  if (step.slug === 'lampiran')
    return visit
      ? show(turn, filesPage(turn, await filesOf(turn, visit), visit.fragments.danger === 'Now'))
      : showKept(turn, () => filesPage(turn, []))
  const filled = {
    typed: typedFrom(visit?.fragments ?? {}, step.questions),
    mistakes: [],
    danger: visit?.fragments.danger === 'Now',
  }
  return visit ? show(turn, stepPage(turn, step, filled)) : showKept(turn, () => stepPage(turn, step, filled))
}

async function takeAnswer(turn: Turn, step: Step): Promise<Response> {
  const { c, host, language } = turn
  const form = await readForm(c.req.raw)
  const typed = typedIn(form, step.questions)
  const passing = ['lewati', 'simpan', 'kirim'].some((name) => form.has(name))
  const mistakes = passing ? [] : mistakesIn(typed, step)
  const known = await findVisit(host, c.req.raw, 'Writing')
  const sent = known ? undefined : await findSent(turn)
  if (sent) return addToSent(turn, sent, answersFrom(typed, step.questions))
  const visit = known ?? (await beginVisit(host, 'Writing'))
  const fragments = await saveAnswers(host, visit, answersFrom(typed, step.questions))
  const cookie = known ? undefined : cookieFor(host, visit.token)
  if (mistakes.length > 0)
    return show(turn, stepPage(turn, step, { typed, mistakes, danger: fragments.danger === 'Now' }), {
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
  if (visit) return show(turn, reviewPage(turn, visit, await namesOf(turn, visit)))
  return goTo(`/${turn.language}/tulis${(await findSent(turn)) ? '/terima' : ''}`)
}

/** Whoever goes back after sending is led to her receipt: an empty step would begin a second report. */
const findSent = ({ host, c }: Turn): Promise<Visit | undefined> => findVisit(host, c.req.raw, 'Sent')

/** She said herself that it is another report. */
async function beginAnother({ host, language }: Turn): Promise<Response> {
  const { token } = await beginVisit(host, 'Writing')
  return goTo(`/${language}/tulis/${steps[0]!.slug}`, cookieFor(host, token))
}
