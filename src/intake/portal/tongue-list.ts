import { tongues, type Tongue } from '../../platform/portal/contract.ts'
import { html, type Markup } from '../../platform/portal/html.ts'

/** Each by its own name, so that whoever reads nothing else on the page finds hers. */
export const tongueList = (listed: readonly Tongue[]): Markup =>
  html`<ul class="baris bhs polos">
    ${listed.map(
      (tongue) => html`<li lang="${tongue}"><a href="/${tongue}/" hreflang="${tongue}">${tongues[tongue]}</a></li>`,
    )}
  </ul>`
