import { html } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import { callCard } from './call-card.ts'
import type { Parts, Turn } from './place.ts'

/** A half-written report is here: go on, or throw it away. */
export function continuePage({ say, language }: Turn): Parts {
  return {
    body: html`<main id="isi">
      <h1>${say('intake:draft.title')}</h1>
      <p>${say('intake:draft.line')}</p>
      <p><a class="tombol" href="/${language}/tulis/siapa">${say('intake:draft.goOn')}${icon('ArrowRight')}</a></p>
      <p>
        <a class="tombol garis" href="/${language}/tulis/periksa">${say('intake:draft.review')}${icon('ArrowRight')}</a>
      </p>
      <form method="post" action="/${language}/tulis/hapus">
        <button class="tipis">${say('intake:review.discard')}</button>
      </form>
    </main>`,
  }
}

/** A report went out from this browser a moment ago: its receipt, or another report if she says so. */
export function sentPage({ say, language }: Turn): Parts {
  return {
    body: html`<main id="isi">
      <h1>${say('intake:sent.title')}</h1>
      <p>${say('intake:sent.line')}</p>
      <p><a class="tombol" href="/${language}/tulis/terima">${say('intake:sent.receipt')}${icon('ArrowRight')}</a></p>
      <form method="post" action="/${language}/tulis/baru">
        <button class="tipis">${say('intake:sent.another')}</button>
      </form>
    </main>`,
  }
}

export function notFoundPage({ say, language, host }: Turn): Parts {
  return {
    body: html`<main id="isi">
      <h1>${say('intake:notFound.title')}</h1>
      <p><a class="tombol" href="/${language}/">${say('intake:notFound.home')}${icon('ArrowRight')}</a></p>
      ${callCard(host, say)}
    </main>`,
  }
}

/** Something is wrong with us, not with her: what is safe, and what to do. */
export function troublePage({ say, language, host }: Turn, reference: string): Parts {
  return {
    body: html`<main id="isi">
      <h1>${say('intake:trouble.title')}</h1>
      <p>${say('intake:trouble.line')}</p>
      <p><a class="tombol" href="/${language}/tulis">${say('intake:trouble.again')}${icon('ArrowRight')}</a></p>
      ${callCard(host, say)}
      <p class="kecil">${say('intake:trouble.reference', { reference })}</p>
    </main>`,
  }
}

const words = ['aman', 'tentang', 'data'] as const
export type Word = (typeof words)[number]
export const isWord = (slug: string): slug is Word => words.some((word) => word === slug)

/** Short pages of text: staying safe, who reads, my data. */
export function wordsPage({ say, language, host }: Turn, word: Word): Parts {
  const parts = ['one', 'two', 'three', 'four'].map(
    (part) =>
      html`<h2>${say(`intake:page.${word}.${part}.title`)}</h2>
        <p>${say(`intake:page.${word}.${part}.text`)}</p>`,
  )
  return {
    body: html`<main id="isi">
      <a class="kembali" href="/${language}/">${icon('ArrowLeft')}${say('intake:step.back')}</a>
      <h1>${say(`intake:page.${word}.title`)}</h1>
      ${parts}${callCard(host, say)}
    </main>`,
  }
}
