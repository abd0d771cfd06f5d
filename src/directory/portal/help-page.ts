import { isLanguage } from '../../platform/i18n.ts'
import type { Tongue } from '../../platform/portal/contract.ts'
import { html, type Markup } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import { localeOf, sayState } from '../../platform/portal/speak.ts'
import { onFile, type Words } from '../../platform/portal/words.ts'
import type { Authority } from '../authority/contract.ts'
import type { State } from '../contract.ts'
import { isAlways } from '../opening-hours.ts'
import { sayHours } from './hours.ts'
import phrases from './phrases.json' with { type: 'json' }

const nameOf = (language: Tongue, { iso2, name }: State): string =>
  isLanguage(language) ? name[language] : sayState(language, iso2)

export const style = `
.bicara{font-size:1.45rem;line-height:1.45;font-weight:600}
.bicara:lang(km),.bicara:lang(lo),.bicara:lang(my){line-height:1.9}
.arti{margin-top:-.7rem}`

/** In which state are you? */
export function statesPage({ language, say }: Words, states: readonly State[]): Markup {
  return html`<main id="isi">
    <a class="kembali" href="/${language}/">${icon('ArrowLeft')}${say('directory:help.home')}</a>
    <h1>${say('directory:help.title')}</h1>
    <p>${say('directory:help.where')}</p>
    <ul class="baris">
      ${states.map(
        (state) =>
          html`<li>
            <a href="/${language}/tolong/${state.iso2.toLowerCase()}"
              ><b>${nameOf(language, state)}</b>${icon('ChevronRight')}</a
            >
          </li>`,
      )}
    </ul>
  </main>`
}

export interface Helping {
  readonly state: State
  /** The state whose node this is: its mission is the one that helps. */
  readonly own: string
  readonly authorities: readonly Authority[]
}

/** Whom to call in that state, where the mission is, and what to show to somebody who speaks the language there. */
export function helpPage(words: Words, { state, own, authorities }: Helping): Markup {
  const { language, say } = words
  const here = authorities.filter(({ seat }) => seat === state.iso2)
  const first = `${state.iso2.toLowerCase()}-danger`
  const hotlines = here
    .filter(({ kind }) => kind === 'Hotline')
    .toSorted((a, b) => Number(b.code === first) - Number(a.code === first))
  const missions = here.filter(({ kind, state }) => kind === 'Mission' && state === own)
  const shelters = here.filter(({ kind }) => kind === 'Shelter')
  const shown = [...hotlines, ...missions, ...shelters]
  return html`<main id="isi">
    <a class="kembali" href="/${language}/tolong">${icon('ArrowLeft')}${say('directory:help.otherState')}</a>
    <h1>${say('directory:help.in', { state: nameOf(language, state) })}</h1>
    ${shown.length === 0 ? noneCard(words, state) : ''}
    ${hotlines.map((one, index) => card(words, one, { danger: index === 0 }))}
    ${missions.map((one) => card(words, one, {}))} ${shelters.map((one) => card(words, one, {}))}
    ${phraseCard(words, state)}
    <p>${say('directory:help.quiet')}</p>
    <p><a class="tombol garis" href="/${language}/tulis">${say('directory:help.write')}${icon('ArrowRight')}</a></p>
    ${shown.length === 0 ? '' : checked(words, shown)}
  </main>`
}

/** A node whose operator has written down nothing says so, and what helps all the same. */
const noneCard = ({ language, say }: Words, state: State): Markup =>
  html`<div class="kartu awas">
    <h2>${say('directory:help.none', { state: nameOf(language, state) })}</h2>
    <p>${say('directory:help.noneLine', { state: nameOf(language, state) })}</p>
  </div>`

function card({ language, say }: Words, one: Authority, { danger = false }): Markup {
  const phone = one.channels.find(({ channel }) => channel === 'Phone')?.address
  const hours = sayHours(one.hours, language, say)
  const now = one.openNow ? say('directory:hours.open') : say('directory:hours.closed')
  const words = html`${onFile(language, one.name)}${phone ? html`<b>${spaced(phone)}</b>` : ''}<small
      >${onFile(language, one.competence)}
      ${hours}${isAlways(one.hours) || one.openNow === null ? '' : html`. ${now}`}</small
    >`
  return html`<div class="kartu${danger ? ' awas' : ''}">
    ${
      phone
        ? html`<a class="tel${danger ? ' gawat' : ''}" href="tel:${phone}">${icon('Phone')}<span>${words}</span></a>`
        : html`<p>${words}</p>`
    }
  </div>`
}

const spaced = (phone: string) =>
  phone.replace(/^(\+\d{3})(\d{3})(\d{3})?(\d+)$/, (_all, ...parts: string[]) =>
    parts.slice(0, 4).filter(Boolean).join(' '),
  )

const sentences = ['help', 'danger', 'embassy', 'speak'] as const
type Spoken = keyof typeof phrases

/** Large sentences to hold up, in the first language of that state, with their meaning. */
function phraseCard({ language, say }: Words, { languages }: State): Markup | string {
  const tongue = languages.find((code): code is Spoken => code in phrases)
  if (!tongue || phrases[tongue].lang === language) return ''
  const { lang, ...spoken } = phrases[tongue]
  return html`<div class="kartu">
    <h2>${say('directory:help.show')}</h2>
    ${sentences.map(
      (sentence) =>
        html`<p class="bicara" lang="${lang}">${spoken[sentence]}</p>
          <p class="kecil arti">${say(`directory:phrase.${sentence}`)}</p>`,
    )}
    <p class="kecil">${say('directory:help.notReviewed')}</p>
  </div>`
}

/** The oldest date on which what stands here was checked; or that nobody has checked it yet. */
function checked({ language, say }: Words, shown: readonly Authority[]): Markup {
  const dates = shown.map(({ verifiedAt }) => verifiedAt)
  const oldest = dates.includes(null) ? undefined : dates.toSorted((a, b) => (a! < b! ? -1 : 1))[0]
  const date = oldest && new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(new Date(oldest))
  return html`<p class="kecil">${date ? say('directory:help.checked', { date }) : say('directory:help.notChecked')}</p>`
}
