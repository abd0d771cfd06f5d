import { html, type Markup } from '../../platform/portal/html.ts'
import type { Say } from '../../platform/i18n.ts'
import { icon } from '../../platform/portal/icons.ts'

interface Callable {
  /** The number that people in danger call, as it is dialled (danger-line.ts). */
  readonly dangerNumber?: string | undefined
}

function hotline({ dangerNumber: number }: Callable): { href: string; shown: string } | undefined {
  if (!number) return undefined
  const shown = number.replace(/^(\+\d{3})(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
  return { href: `tel:${number}`, shown }
}

export function callCard(host: Callable, say: Say): Markup {
  const line = hotline(host)
  if (!line) return html``
  return html`<div class="kartu">
    <a class="tel gawat" href="${line.href}"
      >${icon('Phone')}<span
        >${say('intake:call.danger')}<b>${line.shown}</b><small>${say('intake:call.hours')}</small></span
      ></a
    >
  </div>`
}

/** A line for the foot of a page on which somebody may be stuck. */
export function callLine(host: Callable, say: Say): Markup {
  const line = hotline(host)
  return line ? html`<p>${say('intake:call.rather')} <a href="${line.href}">${line.shown}</a></p>` : html``
}
