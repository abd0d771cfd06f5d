import { html, type Markup } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import type { Contradiction } from '../find-contradictions.ts'
import { threshold } from '../small-number.ts'
import { onFile, type Words } from '../../platform/portal/words.ts'

/** How we count, what a number must carry before it is shown, and every contradiction that we know of. */
export function methodPage({ language, say }: Words, contradictions: readonly Contradiction[]): Markup {
  const parts = ['case', 'own', 'small', 'second', 'growth'].map(
    (part) =>
      html`<h2>${say(`figures:method.${part}.title`)}</h2>
        <p>${say(`figures:method.${part}.text`, { threshold })}</p>`,
  )
  return html`<main id="isi">
    <a class="kembali" href="/${language}/angka">${icon('ArrowLeft')}${say('figures:page.back')}</a>
    <h1>${say('figures:page.how')}</h1>
    ${parts}
    <h2>${say('figures:method.differ')}</h2>
    ${contradictions.map(({ note, figure }) => html`<p>${onFile(language, note)} <small>${figure.period}</small></p>`)}
  </main>`
}
