import type { Say } from '../../platform/i18n.ts'
import { html } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import { blank } from '../../platform/portal/send.ts'
import { dueAfter } from '../promises.ts'
import { showNumber, showPin, type Receipt } from '../receipt.ts'
import { callLine } from './call-card.ts'
import { showFilled, type Parts, type Turn } from './place.ts'
import { sayWhen } from '../../platform/portal/when.ts'

const style = `
.karcis{position:relative;margin:.9rem 0 1.1rem;border-radius:14px;background:#0a2a40;color:#fff;font-variant-numeric:tabular-nums}
.karcis>div{padding:1rem 1.15rem}
.karcis>div+div{position:relative;border-top:2px dashed #5796b8}
.karcis>div+div:before,.karcis>div+div:after{content:"";position:absolute;top:-12px;left:-11px;width:22px;height:22px;border-radius:50%;background:var(--dasar)}
.karcis>div+div:after{left:auto;right:-11px}
.karcis span{display:block;font-size:.875rem;color:#b4d0e0}
.karcis b{display:block;font-size:1.9rem;line-height:1.2;letter-spacing:.03em}
.karcis .pin{color:#ffc140}
.jam{list-style:none;margin:.6rem 0 1.5rem;padding:0}
.jam li{position:relative;padding:0 0 1rem 1.7rem}
.jam li:before{content:"";position:absolute;left:3px;top:.4rem;width:9px;height:9px;border:2px solid var(--laut);border-radius:50%;background:var(--dasar)}
.jam li:not(:last-child):after{content:"";position:absolute;left:9px;top:1.35rem;bottom:-.2rem;border-left:1px solid var(--tepi)}
.jam b{display:block}.jam .sudah:before{background:var(--suar)}
@media print{.karcis~*{display:none}.karcis{border:2px solid #000;background:#fff;color:#000}.karcis span,.karcis .pin{color:#000}}`

interface Ticket extends Receipt {
  readonly at: Date
  readonly danger: boolean
  /** She sent other words by the same form: they were added to her report. */
  readonly added: boolean
}

export const addedCard = (say: Say) =>
  html`<div class="kartu" role="status">
    <h2>${say('intake:again.title')}</h2>
    <p>${say('intake:again.added')}</p>
  </div>`

/** The ticket: number and PIN, shown this once, and what happens until when. */
export function showTicket(turn: Turn, { number, pin, at, danger, added }: Ticket): Promise<Response> {
  const when = (time: Date) => sayWhen(time, turn.host.state, turn.language)
  const by = (promise: Parameters<typeof dueAfter>[0]) => when(dueAfter(promise, at))
  return showFilled(turn, {
    name: `ticket${danger ? ' in danger' : ''}${added ? ' with more' : ''}`,
    make: () => ticketPage(turn, { danger, added }),
    values: {
      number: showNumber(number),
      pin: showPin(pin),
      received: when(at),
      read: danger ? by('Read') : '',
      answer: by('FirstAnswer'),
      action: by('ActionStarted'),
    },
  })
}

function ticketPage({ say, language, host }: Turn, { danger, added }: Pick<Ticket, 'danger' | 'added'>): Parts {
  const by = (promise: string) => say('intake:receipt.latest', { when: blank(promise) })
  const body = html`<main id="isi">
    <h1>${say('intake:receipt.title')}</h1>
    ${added ? addedCard(say) : ''}
    <p>${say('intake:receipt.keep')}</p>
    <div class="karcis">
      <div><span>${say('intake:receipt.number')}</span><b>${blank('number')}</b></div>
      <div><span>${say('intake:receipt.pin')}</span><b class="pin">${blank('pin')}</b></div>
    </div>
    <p><b>${say('intake:receipt.paper')}</b> ${say('intake:receipt.noShot')}</p>
    <h2>${say('intake:receipt.next')}</h2>
    <ol class="jam">
      <li class="sudah"><b>${say('intake:receipt.received')}</b><span class="kecil">${blank('received')}</span></li>
      ${danger ? html`<li><b>${say('intake:receipt.read')}</b><span class="kecil">${by('read')}</span></li>` : ''}
      <li><b>${say('intake:receipt.answer')}</b><span class="kecil">${by('answer')}</span></li>
      <li><b>${say('intake:receipt.action')}</b><span class="kecil">${by('action')}</span></li>
    </ol>
    <div class="kartu">
      <h2>${say('intake:receipt.falseTitle')}</h2>
      <p>${say('intake:receipt.false')}</p>
    </div>
    <p><a class="tombol" href="/${language}/baca">${say('intake:receipt.open')}${icon('ArrowRight')}</a></p>
    <p><a class="tombol garis" href="/keluar">${say('intake:receipt.done')}${icon('X')}</a></p>
  </main>`
  return {
    style,
    body,
    foot: html`<p>${say('intake:receipt.lostPin')}</p>
      ${callLine(host, say)}`,
  }
}
