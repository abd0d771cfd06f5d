import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Say } from '../i18n.ts'
import type { Tongue } from './contract.ts'
import { compressBeginning, type Beginning } from './gzip.ts'
import type { Markup } from './html.ts'
import { icon } from './icons.ts'
import { oneDecimal } from './speak.ts'
import { spokenAsMade, type Spoken } from './spoken.ts'

export interface PageParts {
  readonly language: Tongue
  /** Always "Suar", unless the page is a disguise: a history or a tab must not tell. */
  readonly title?: string
  /** Another face, for a phone that somebody checks: no mark, no gold, an ordinary "close". */
  readonly disguised?: boolean
  /** At most 1.5 KB of the page's own style, after the shared one. */
  readonly style?: string
  /** `<main id="isi">…</main>` */
  readonly body: Markup
  /** What the footer says before the weight of the page. */
  readonly foot?: Markup
}

/** A page before it is sent. */
export interface Page {
  readonly beginning: Beginning
  readonly policy: string
  readonly middle: string
  /** Ends the page; told the size on the wire. */
  readonly end: (size: number) => string
}

/** Without the spaces that only we read. */
const squeeze = (css: string) =>
  css
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
const shared = squeeze(readFileSync(join(import.meta.dirname, 'frame.css'), 'utf8'))
const lamp =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'%3E%3Cpath d='M21 53.5A25 25 0 1 1 43 53.5' fill='none' stroke='%231f648c' stroke-width='7' stroke-linecap='round'/%3E%3Cg fill='%23ffb429'%3E%3Ccircle cx='32' cy='23' r='5'/%3E%3Ccircle cx='32' cy='41' r='7'/%3E%3C/g%3E%3C/svg%3E"
const mark =
  '<svg viewBox="0 0 64 64" aria-hidden="true"><path d="M21 53.5A25 25 0 1 1 43 53.5"/><g fill="#ffb429" stroke="none"><circle cx="32" cy="23" r="5"/><circle cx="32" cy="41" r="7"/></g></svg>'

const wave =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 8c3-3 5-3 9 0s6 3 9 0M3 15c3-3 5-3 9 0s6 3 9 0"/></svg>'

/**
 * One page of the portal: no script, no second request, the shared frame with the quick exit as its first stop.
 * Every word of it must be safe to be seen over a shoulder.
 */
export async function page(
  host: { readonly synthetic?: boolean; readonly spoken?: Spoken },
  parts: PageParts,
): Promise<Page> {
  const { language, title = 'Suar', style = '', disguised = false } = parts
  const { spoken = spokenAsMade } = host
  const say = spoken.say(language)
  const { beginning, policy } = frame(
    {
      language,
      title,
      style: squeeze(style),
      synthetic: host.synthetic === true && !disguised,
      disguised,
      edition: spoken.edition,
    },
    say,
  )
  const foot = parts.foot === undefined ? '' : String(await parts.foot)
  // Looked up once: a page that is kept is sent thousands of times a second, and asks for its weight twice each time.
  const [before = '', after = ''] = say('platform:portal.weight', { size: hole }).split(hole)
  return {
    beginning,
    policy,
    middle: `${String(await parts.body)}<footer><div>${disguised ? '' : tongueLine(say, spoken.isDraft(language))}${foot}`,
    end: (size) => `<p>${before}${oneDecimal(language, size / 1024)}${after}</p></div></footer></body></html>`,
  }
}

const hole = '\uE000'

/** From every page to all languages; and whether these words were ever read by somebody who answers for them. */
const tongueLine = (say: Say, draft: boolean): string =>
  `<p><a class="tipis" href="/bahasa">${icon('Language')}${say('platform:portal.language')}</a></p>` +
  (draft ? `<p>${say('platform:portal.draft')}</p>` : '')

interface Frame {
  readonly language: Tongue
  readonly title: string
  readonly style: string
  readonly synthetic: boolean
  readonly disguised: boolean
  readonly edition: number
}

const frames = new Map<string, { beginning: Beginning; policy: string }>()

/** The part of a page that does not change, made once for each language and style. */
function frame(parts: Frame, say: Say): { beginning: Beginning; policy: string } {
  const name = JSON.stringify(parts)
  const known = frames.get(name)
  if (known) return known
  const style = shared + parts.style
  const hash = createHash('sha256').update(style).digest('base64')
  const made = {
    beginning: compressBeginning(beginningOf(parts, style, say)),
    policy: `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  }
  frames.set(name, made)
  return made
}

function beginningOf({ language, title, synthetic, disguised }: Frame, style: string, say: Say): string {
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">` +
    `<title>${title}</title>${disguised ? '' : `<link rel="icon" href="${lamp}">`}<style>${style}</style></head><body><header class="bilah">` +
    (synthetic ? `<p class="contoh">${say('platform:portal.synthetic')}</p>` : '') +
    `<div><a class="keluar" href="/keluar" rel="noreferrer nofollow">${icon('X')}${say(disguised ? 'platform:portal.close' : 'platform:portal.quickExit')}</a>` +
    `<a class="lompat" href="#isi">${say('platform:portal.skip')}</a>` +
    `<a class="merek" href="${disguised ? '/pasang' : `/${language}/`}">${disguised ? wave : mark}${title}</a></div></header>`
  )
}
