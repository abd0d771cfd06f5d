import { html } from '../../../platform/portal/html.ts'
import { icon } from '../../../platform/portal/icons.ts'
import type { PageParts } from '../../../platform/portal/page.ts'
import type { Words } from '../../../platform/portal/words.ts'

/** Number and PIN; with what went wrong before, if anything did. */
export const signInPage = ({ say, language }: Words, trouble?: 'wrong' | 'busy' | 'before'): PageParts => ({
  language,
  body: html`<main id="isi">
    <a class="kembali" href="/${language}/keluhan">${icon('ArrowLeft')}${say('assistance:complain.title')}</a>
    <h1>${say('assistance:answer.title')}</h1>
    ${
      trouble
        ? html`<div class="kartu awas" role="alert">
            <h2 class="galat">${say(`assistance:answer.${trouble}`)}</h2>
          </div>`
        : ''
    }
    <form method="post" action="/${language}/keluhan/baca">
      <p>
        <label class="label" for="n">${say('assistance:complain.number')}</label
        ><input type="text" id="n" name="nomor" inputmode="numeric" maxlength="20" autocomplete="off" required />
      </p>
      <p>
        <label class="label" for="p">${say('assistance:complain.pin')}</label
        ><input
          type="text"
          id="p"
          name="pin"
          maxlength="20"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          required
        />
      </p>
      <p class="aksi"><button class="tombol">${say('assistance:answer.open')}${icon('ArrowRight')}</button></p>
    </form>
    <p class="kecil">
      ${say('assistance:answer.report')} <a href="/${language}/baca">${say('assistance:answer.toReport')}</a>
    </p>
  </main>`,
})
