import type { Selectable } from 'kysely'
import { html, type Markup } from '../../../platform/portal/html.ts'
import { icon } from '../../../platform/portal/icons.ts'
import type { PageParts } from '../../../platform/portal/page.ts'
import { showNumber } from '../../../platform/portal/receipt.ts'
import { sayWhen } from '../../../platform/portal/when.ts'
import type { Words } from '../../../platform/portal/words.ts'
import type { AssistanceTables } from '../../tables.ts'
import type { GrievanceKeptRow } from '../keep.ts'

type Step = Omit<Selectable<AssistanceTables['assistance.grievance_step']>, 'content'> & { readonly text: string }

interface Thread {
  readonly row: GrievanceKeptRow
  readonly steps: readonly Step[]
  readonly checks: readonly Selectable<AssistanceTables['assistance.grievance_check']>[]
  readonly now: Date
  readonly state: string
  /** Lets her go on from this page. */
  readonly pass: string
}

/** What she reads of the steps of officers; how the unit was found and whom it accuses is not among it. */
const told = [
  'Acknowledged',
  'UnderReview',
  'Decided',
  'Remedied',
  'Answered',
  'SentToState',
  'StateAnswered',
  'ReviewAsked',
]

const style = `
.status{padding:1rem;border-radius:12px;background:#0a2a40;color:#fff}
.status b{display:block;font-size:1.2rem;line-height:1.3}
.status p{margin:.3rem 0 0;color:#b4d0e0}
.surat{list-style:none;margin:1.2rem 0;padding:0}
.surat li{padding:.7rem 0;border-top:1px solid var(--tepi)}
.surat p{margin:.2rem 0 0;white-space:pre-line;overflow-wrap:anywhere}`

/** Where her grievance stands, what was decided and why, and what she may do now. */
export function threadPage(words: Words, thread: Thread): PageParts {
  const { say, language } = words
  const { row, steps, state } = thread
  const when = (at: Date) => sayWhen(at, state, language)
  return {
    language,
    style,
    body: html`<main id="isi">
      <p class="kecil rapat">${say('assistance:answer.number', { number: showNumber(row.receipt) })}</p>
      <h1 class="sr">${say('assistance:answer.title')}</h1>
      <div class="status">
        <b>${say(`assistance:grievance-state.${row.state}`)}</b>
        <p>
          ${row.due_at ? say('assistance:answer.due', { when: when(row.due_at) }) : ''}
          ${row.outcome ? say(`assistance:grievance-outcome.${row.outcome}`) : ''}
        </p>
      </div>
      <ol class="surat">
        <li>
          <small>${say('assistance:answer.sent', { when: when(row.received_at) })}</small>
          <p>${say(`assistance:grievance-type.${row.type}`)}</p>
        </li>
        ${steps.map((step) => line(words, step, when(step.at)))}
      </ol>
      ${question(words, thread)}${forms(words, thread)}
    </main>`,
    foot: html`<p>${say('assistance:answer.leave')}</p>`,
  }
}

function line({ say }: Words, { kind, taken_by: by, text, answer }: Step, when: string): Markup | string {
  if (by === null)
    return html`<li>
      <small>${say('assistance:answer.you', { when })}</small>
      <p>${answer ? say(`assistance:check-answer.${answer}`) : ''} ${text === '-' ? '' : text}</p>
    </li>`
  if (!told.includes(kind)) return ''
  return html`<li>
    <small>${when}: ${say(`assistance:grievance-step.${kind}`)}</small>
    <p>${text}</p>
  </li>`
}

const ways = ({ language }: Words, { pass }: Thread, inner: Markup) =>
  html`<form method="post" action="/${language}/keluhan/baca/kirim">
    <input type="hidden" name="jalan" value="${pass}" />${inner}
  </form>`

/** Whether she was harmed for complaining: asked from the first day on, and pressed when it is due. */
function question(words: Words, thread: Thread): Markup | string {
  const { say } = words
  const open = thread.checks.find(({ done_at }) => done_at === null)
  if (!open || open.due_at > thread.now) return ''
  return html`<div class="kartu">
    <h2>${say('assistance:answer.harmed')}</h2>
    <p>${say('assistance:answer.harmedLine')}</p>
    ${ways(
      words,
      thread,
      html`<p>
          <label class="label" for="c">${say('assistance:answer.happened')}</label
          ><textarea id="c" name="b" rows="2" maxlength="8000" autocomplete="off"></textarea>
        </p>
        <p><button class="tombol" name="apa" value="celaka">${say('assistance:check-answer.Harm')}</button></p>
        <p><button class="tombol garis" name="apa" value="aman">${say('assistance:check-answer.NoHarm')}</button></p>`,
    )}
  </div>`
}

function forms(words: Words, thread: Thread): Markup {
  const { say } = words
  const mayAppeal = thread.row.state === 'Decided' || thread.row.state === 'Remedied'
  return ways(
    words,
    thread,
    html`<label class="label" for="b">${say('assistance:answer.write')}</label
      ><textarea id="b" name="b" rows="3" maxlength="8000" autocomplete="off"></textarea>
      <p class="aksi">
        <button class="tombol" name="apa" value="tulis">${say('assistance:answer.send')}${icon('ArrowRight')}</button>
      </p>
      ${
        mayAppeal
          ? html`<p>${say('assistance:answer.appealLine')}</p>
              <p>
                <button class="tombol garis" name="apa" value="banding">${say('assistance:answer.appeal')}</button>
              </p>`
          : ''
      }`,
  )
}
