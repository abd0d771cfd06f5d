import { html, type Markup } from '../../platform/portal/html.ts'
import type { Say } from '../../platform/i18n.ts'
import { icon } from '../../platform/portal/icons.ts'

/** The number that people in danger call. Fictional (domain.md §13.7), one for each state. */
export const hotline = (state: string): { readonly href: string; readonly shown: string } => {
  const ending = state === 'ID' ? '112' : state === 'TH' ? '166' : '155'
  return { href: `tel:+999215550${ending}`, shown: `+999\u00a0215\u00a0550\u00a0${ending}` }
}

export function callCard(state: string, say: Say): Markup {
  const { href, shown } = hotline(state)
  return html`<div class="kartu">
    <a class="tel gawat" href="${href}"
      >${icon('Phone')}<span
        >${say('intake:call.danger')}<b>${shown}</b><small>${say('intake:call.hours')}</small></span
      ></a
    >
  </div>`
}

/** A line for the foot of a page on which somebody may be stuck. */
export function callLine(state: string, say: Say): Markup {
  const { href, shown } = hotline(state)
  return html`<p>${say('intake:call.rather')} <a href="${href}">${shown}</a></p>`
}
