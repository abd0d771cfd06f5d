import { html, raw, type Markup } from '../../../platform/portal/html.ts'
import { icon } from '../../../platform/portal/icons.ts'
import type { PageParts } from '../../../platform/portal/page.ts'
import { showNumber, showPin, type Receipt } from '../../../platform/portal/receipt.ts'
import { sayWhen } from '../../../platform/portal/when.ts'
import type { Words } from '../../../platform/portal/words.ts'
import { GrievanceType } from '../contract.ts'
import { neighbours, type Mistake, type Typed } from './read-coming.ts'

const fields = `
select{width:100%;min-height:48px;font:inherit;padding:.6rem;border:1px solid var(--tepi);border-radius:10px;background:var(--dasar);color:inherit}`

const ticket = `
.karcis{margin:.9rem 0 1.1rem;border-radius:14px;background:#0a2a40;color:#fff;font-variant-numeric:tabular-nums}
.karcis>div{padding:1rem 1.15rem}
.karcis>div+div{border-top:2px dashed #5796b8}
.karcis span{display:block;font-size:.875rem;color:#b4d0e0}
.karcis b{display:block;font-size:1.9rem;line-height:1.2;letter-spacing:.03em}
.karcis .pin{color:#ffc140}
@media print{.karcis~*{display:none}.karcis{border:2px solid #000;background:#fff;color:#000}.karcis span,.karcis .pin{color:#000}}`

interface Filled {
  readonly typed: Typed
  readonly mistakes: readonly Mistake[]
  /** The secret of this form. */
  readonly once: string
}

export const formPage = (words: Words, filled: Filled): PageParts => {
  const { say, language } = words
  return {
    language,
    style: fields,
    body: html`<main id="isi">
      <a class="kembali" href="/${language}/">${icon('ArrowLeft')}${say('assistance:complain.back')}</a>
      ${wrong(words, filled.mistakes)}
      <h1>${say('assistance:complain.title')}</h1>
      <p>${say('assistance:complain.line')}</p>
      <p class="kecil">
        ${say('assistance:complain.notReport')}
        <a href="/${language}/tulis">${say('assistance:complain.toReport')}</a>
      </p>
      ${form(words, filled)}
      <p><a href="/${language}/keluhan/baca">${say('assistance:complain.toAnswer')}</a></p>
    </main>`,
  }
}

const line = ({ id, most }: { id: string; most: number }, label: string, value: string): Markup =>
  html`<p>
    <label class="label" for="${id}">${label}</label
    ><input type="text" id="${id}" name="${id}" value="${value}" maxlength="${most}" autocomplete="off" />
  </p>`

const tick = (name: string, label: string, on: boolean): Markup =>
  html`<label class="pilih"
    ><input type="checkbox" name="${name}" value="1" ${raw(on ? ' checked' : '')} /> ${label}</label
  >`

interface Listed {
  readonly value: string
  readonly label: string
}

const list = (id: string, label: string, { options, chosen }: { options: Listed[]; chosen: string }): Markup =>
  html`<label class="label" for="${id}">${label}</label
    ><select id="${id}" name="${id}">
      ${options.map(
        (each) =>
          html`<option value="${each.value}" ${raw(each.value === chosen ? ' selected' : '')}>${each.label}</option>`,
      )}
    </select>`

const marked = (on: boolean) => raw(on ? ' class="salah"' : '')

function form(words: Words, { typed, mistakes, once }: Filled): Markup {
  const { say, language } = words
  const types = GrievanceType.options.map((value) => ({ value, label: say(`assistance:grievance-type.${value}`) }))
  const options = [{ value: '', label: say('assistance:complain.choose') }, ...types]
  return html`<form method="post" action="/${language}/keluhan">
    <input type="hidden" name="kunci" value="${once}" />
    <div${marked(mistakes.includes('type'))}>${list('jenis', say('assistance:complain.type'), { options, chosen: typed.type ?? '' })}</div>
    <p></p>
    <div${marked(mistakes.includes('what'))}><label class="label" for="isi-k">${say('assistance:complain.what')}</label
      ><p class="kecil" id="isi-h">${say('assistance:complain.whatHint')}</p><textarea id="isi-k" name="isi" rows="6" maxlength="8000" autocomplete="off" aria-describedby="isi-h">${typed.what}</textarea></div>
    <p></p>
    ${aboutWhom(words, typed)}
    <h2>${say('assistance:complain.who')}</h2>
    <p class="kecil">${say('assistance:complain.whoHint')}</p>
    ${line({ id: 'nama', most: 200 }, say('assistance:complain.name'), typed.name)}
    ${line({ id: 'hubungi', most: 300 }, say('assistance:complain.reach'), typed.reach)}
    ${line({ id: 'bahasa', most: 40 }, say('assistance:complain.language'), typed.language)}
    <p class="aksi"><button class="tombol">${say('assistance:complain.send')}${icon('ArrowRight')}</button></p>
  </form>`
}

function aboutWhom({ say, language }: Words, typed: Typed): Markup {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const states = neighbours.map((value) => ({ value, label: names.of(value) ?? value }))
  const options = [{ value: '', label: say('assistance:complain.here') }, ...states]
  return html`${line({ id: 'kantor', most: 300 }, say('assistance:complain.office'), typed.office)}
    ${tick('pejabat', say('assistance:complain.officials'), typed.officials)}
    <p></p>
    <div>${list('negara', say('assistance:complain.state'), { options, chosen: typed.aboutState ?? '' })}</div>
    ${tick('boleh', say('assistance:complain.abroad'), typed.mayGoAbroad)}`
}

function wrong({ say }: Words, mistakes: readonly Mistake[]): Markup {
  if (mistakes.length === 0) return html``
  return html`<div class="kartu awas" role="alert">
    <h2 class="galat">${say('assistance:complain.mistakes', { count: mistakes.length })}</h2>
    ${mistakes.map(
      (mistake) =>
        html`<p>
          <a href="#${mistake === 'type' ? 'jenis' : 'isi-k'}">${say(`assistance:complain.mistake.${mistake}`)}</a>
        </p>`,
    )}
  </div>`
}

interface Ticket extends Receipt {
  readonly acknowledgeBy: Date
  readonly decideBy: Date
  readonly state: string
}

/** The ticket: number and PIN, shown this once, and until when she hears. */
export const ticketPage = (
  { say, language }: Words,
  { number, pin, acknowledgeBy, decideBy, state }: Ticket,
): PageParts => ({
  language,
  style: ticket,
  body: html`<main id="isi">
    <h1>${say('assistance:complain.kept')}</h1>
    <p>${say('assistance:complain.keep')}</p>
    <div class="karcis">
      <div><span>${say('assistance:complain.number')}</span><b>${showNumber(number)}</b></div>
      <div><span>${say('assistance:complain.pin')}</span><b class="pin">${showPin(pin)}</b></div>
    </div>
    <p>${say('assistance:complain.acknowledged', { when: sayWhen(acknowledgeBy, state, language) })}</p>
    <p>${say('assistance:complain.decided', { when: sayWhen(decideBy, state, language) })}</p>
    <p>${say('assistance:complain.outside')}</p>
    <p>
      <a class="tombol" href="/${language}/keluhan/baca">${say('assistance:complain.toAnswer')}${icon('ArrowRight')}</a>
    </p>
    <p><a class="tombol garis" href="/keluar">${say('assistance:complain.done')}${icon('X')}</a></p>
  </main>`,
})
