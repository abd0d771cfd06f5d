import type { Say } from '../../platform/i18n.ts'
import { html, type Markup } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import type { PageParts } from '../../platform/portal/page.ts'
import type { Words } from '../../platform/portal/words.ts'
import type { Held, Verdict } from '../check-letter.ts'
import { readCode, showCode } from '../code.ts'
import { sayDate } from '../say-date.ts'

const style = `
.hasil{padding:1rem;border-radius:12px;color:#fff;background:#0a2a40;margin:0 0 1.2rem}
.hasil.ya{background:#14532d}
.hasil.tidak{background:#7f1d1d}
.hasil b{display:block;font-size:1.35rem;line-height:1.3}
.hasil p{margin:.5rem 0 0;padding-top:.6rem;border-top:1px solid #ffffff40}`

export const askPage = (words: Words): PageParts => ({
  language: words.language,
  style,
  body: html`<main id="isi">
    ${back(words)}
    <h1>${words.say('letters:verify.title')}</h1>
    <p>${words.say('letters:verify.line')}</p>
    ${form(words)}
  </main>`,
})

/** The answer, and the same form again. A code that nobody issued and one that is mistyped look alike. */
export const answerPage = (words: Words, verdict: Verdict, held: Held): PageParts => ({
  language: words.language,
  style,
  body: html`<main id="isi">
    ${back(words)}
    <h1 class="sr">${words.say('letters:verify.title')}</h1>
    ${said(words, verdict)}${form(words, held)}
  </main>`,
})

export const refusedPage = (words: Words, why: 'busy' | 'tooLarge' | 'unread'): PageParts => ({
  language: words.language,
  style,
  body: html`<main id="isi">
    ${back(words)}
    <div class="kartu awas" role="alert"><h2 class="galat">${words.say(`letters:verify.refused.${why}`)}</h2></div>
    ${form(words)}
  </main>`,
})

const back = ({ say, language }: Words): Markup =>
  html`<a class="kembali" href="/${language}/">${icon('ArrowLeft')}${say('letters:verify.back')}</a>`

function said({ say, language }: Words, verdict: Verdict): Markup {
  if (!verdict.known)
    return html`<div class="hasil tidak" role="status">
      <b>${say('letters:verify.unknown')}</b>
      <p>${say('letters:verify.unknownLine')}</p>
    </div>`
  const { authority, dated, withdrawnOn, paper, file } = verdict
  const date = sayDate(language, dated)
  if (paper === false || file === false)
    return html`<div class="hasil tidak" role="status">
      <b>${say('letters:verify.altered')}</b>
      <p>${say(file === false ? 'letters:verify.alteredFile' : 'letters:verify.alteredPaper')}</p>
      <p>${say('letters:verify.alteredLine')}</p>
    </div>`
  if (withdrawnOn)
    return html`<div class="hasil tidak" role="status">
      <b>${say('letters:verify.withdrawn')}</b>
      <p>
        ${say('letters:verify.withdrawnLine', {
          date,
          authority,
          since: sayDate(language, withdrawnOn),
        })}
      </p>
    </div>`
  return html`<div class="hasil ya" role="status">
    <b>${say('letters:verify.genuine')}</b>
    <p>${say('letters:verify.genuineLine', { date, authority })}</p>
    ${
      file
        ? html`<p>${say('letters:verify.sameFile')}</p>`
        : paper
          ? html`<p>${say('letters:verify.samePaper')}</p>`
          : html`<p>${say('letters:verify.compare')}</p>`
    }
  </div>`
}

/** A code to type; and, to be sure that nothing was changed, the file or what is printed beside the code. */
function form({ say, language }: Words, held?: Held): Markup {
  const code = held && readCode(held.code)
  return html`<form method="post" action="/${language}/verify" enctype="multipart/form-data">
    <p>
      <label class="label" for="k">${say('letters:verify.code')}</label
      ><input
        type="text"
        id="k"
        name="kode"
        value="${code ? showCode(code) : ''}"
        placeholder="XXXX-XXXX-XXXX-XXXX"
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
      />
    </p>
    ${sure(say)}
    <p class="aksi"><button class="tombol">${say('letters:verify.check')}${icon('ShieldCheck')}</button></p>
  </form>`
}

/** What tells a changed letter from the one that was issued. */
const sure = (say: Say): Markup =>
  html`<h2>${say('letters:verify.sureTitle')}</h2>
    <p class="kecil">${say('letters:verify.sureLine')}</p>
    <p>
      <label class="label" for="f">${say('letters:verify.file')}</label
      ><input type="file" id="f" name="berkas" accept="application/pdf,.pdf" />
    </p>
    <p>
      <label class="label" for="n">${say('letters:verify.number')}</label
      ><input type="text" id="n" name="nomor" placeholder="ID/2026/000042" maxlength="40" autocomplete="off" />
    </p>
    <p>
      <label class="label" for="t">${say('letters:verify.date')}</label
      ><input
        type="text"
        id="t"
        name="tanggal"
        placeholder="2026-11-24"
        inputmode="numeric"
        maxlength="20"
        autocomplete="off"
      />
    </p>`
