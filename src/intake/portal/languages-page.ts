import { Tongue } from '../../platform/portal/contract.ts'
import { html } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import { tongueList } from './tongue-list.ts'
import type { Parts, Turn } from './place.ts'

/** All languages in their own names; the one that the browser asks for first, with its own button. */
export function languagesPage({ say, language }: Turn): Parts {
  return {
    body: html`<main id="isi">
      <h1>${say('platform:portal.choose')}</h1>
      <p>
        <a class="tombol" href="/${language}/" hreflang="${language}"
          >${say('platform:portal.goOn')}${icon('ArrowRight')}</a
        >
      </p>
      ${tongueList(Tongue.options.filter((tongue) => tongue !== language))}
    </main>`,
  }
}
