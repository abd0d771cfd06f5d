import { randomBytes } from 'node:crypto'
import { html } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import { readForm } from '../../platform/portal/read-form.ts'
import { Fragments } from '../contract.ts'
import { callLine } from './call-card.ts'
import { field, summaryOf } from './fields.ts'
import { show, type Parts, type Turn } from './place.ts'
import { answersFrom, mistakesIn, steps, typedIn, type Mistake, type Typed } from './questions.ts'
import { addedCard, showTicket } from './receipt-page.ts'
import { storeOrAdd } from './send-report.ts'
import { gauge } from './step-page.ts'

const questions = steps.flatMap((step) => step.questions)
const token = /^[A-Za-z0-9_-]{43}$/
/** A receipt is shown again when an answer was lost on its way, but not to whoever comes by the next day. */
const shownAgainFor = 30 * 60_000

/** All questions on one page: one journey there and back, and no cookie needed. */
export function wholePage(turn: Turn, filled: { typed: Typed; mistakes: readonly Mistake[]; once: string }): Parts {
  const { say, language, host } = turn
  const { typed, mistakes, once } = filled
  const body = html`<main id="isi">
    <a class="kembali" href="/${language}/tulis">${icon('ArrowLeft')}${say('intake:step.back')}</a>
    ${summaryOf(mistakes, say)}
    <h1>${say('intake:whole.title')}</h1>
    <p class="kecil">${say('intake:whole.hint')}</p>
    <form method="post" action="/${language}/tulis/semua">
      <input type="hidden" name="kunci" value="${once}" />
      ${questions.map((question) => field(question, { say, typed, mistakes, heading: false }))}
      <p class="aksi"><button class="tombol">${say('intake:review.send')}${icon('ArrowRight')}</button></p>
    </form>
  </main>`
  return { style: gauge, body, foot: callLine(host, say) }
}

export const showWhole = (turn: Turn): Promise<Response> =>
  show(turn, wholePage(turn, { typed: {}, mistakes: [], once: randomBytes(32).toString('base64url') }))

/** One form, one report: read and checked before anything is stored, and answered with the receipt itself. */
export async function sendWhole(turn: Turn): Promise<Response> {
  const { c, host, language } = turn
  const form = await readForm(c.req.raw)
  const typed = typedIn(form, questions)
  const given = form.get('kunci') ?? ''
  const secret = token.test(given) ? given : randomBytes(32).toString('base64url')
  const mistakes = mistakesIn(typed, { slug: 'semua', questions }).filter(({ code }) => code !== 'choose')
  if (mistakes.length > 0) return show(turn, wholePage(turn, { typed, mistakes, once: secret }), { status: 422 })
  const fragments = Fragments.parse(answersFrom(typed, questions))
  const now = host.clock()
  const arrived = await storeOrAdd(turn, { id: host.newId(), secret, channel: 'WebForm', language, fragments, at: now })
  if (now.getTime() - arrived.at.getTime() > shownAgainFor)
    return show(turn, arrivedBeforePage(turn, arrived.added), { status: 409 })
  const { receipt: number, pin, at, added } = arrived
  return showTicket(turn, { number, pin, at, danger: fragments.danger === 'Now', added })
}

function arrivedBeforePage({ say, language, host }: Turn, added: boolean): Parts {
  return {
    body: html`<main id="isi">
      <h1>${say('intake:receipt.title')}</h1>
      <p>${say('intake:whole.before')}</p>
      ${added ? addedCard(say) : ''}
      <p><a class="tombol" href="/${language}/baca">${say('intake:receipt.open')}${icon('ArrowRight')}</a></p>
    </main>`,
    foot: callLine(host, say),
  }
}
