import { html, raw } from '../../platform/portal/html.ts'
import { icon, type Icon } from '../../platform/portal/icons.ts'
import { isLanguage } from '../../platform/i18n.ts'
import { Tongue } from '../../platform/portal/contract.ts'
import { tongueList } from './tongue-list.ts'
import type { Parts, Turn } from './place.ts'
import { callCard } from './call-card.ts'

/** The doors of the first page, besides writing and reading. A door stands here when what is behind it stands. */
const doors: readonly { readonly path: string; readonly icon: Icon }[] = [
  { path: 'tolong', icon: 'MapPin' },
  { path: 'angka', icon: 'ChartBar' },
]

const style = `
.hero{position:relative;overflow:hidden;background:linear-gradient(#0a2a40 5.95rem,#0d3550 0);color:#fff}
.hero>svg{position:absolute;right:0;top:0;width:20.6rem;height:auto;stroke:none}
.hero>div{position:relative;max-width:40rem;margin:auto;padding:1.1rem 1rem 1.25rem}
.hero h1{max-width:min(9.2em,15.6rem);font-size:1.85rem}.hero h1:lang(km),.hero h1:lang(lo),.hero h1:lang(my),.hero h1:lang(ta),.hero h1:lang(th){font-size:1.55rem}
.hero p{max-width:13.5rem;margin-bottom:1.1rem;color:#dae8f0;text-wrap:balance}
.hero .garis{color:#fff;border-color:#86b3cd;margin-top:.65rem;background:#0a2a40cc}
.penuh{padding:0;max-width:none}.kolom{max-width:40rem;margin:auto;padding:1rem 1rem 2rem}`

const lights =
  '<svg viewBox="0 0 360 360" aria-hidden="true"><path fill="#071f31" d="M150 105c26-3 40-12 66-13 22-1 34-9 55-8 30 1 52 10 89 4v17zM196 105h80v7h-66zM360 105h-58v7h48l10 3z"/><path fill="#ffb429" opacity=".13" d="M289 96 150 360h210V168z"/><path fill="#ffb429" opacity=".16" d="M289 96 229 360h106z"/><path fill="#dae8f0" d="M287 62h4l2 30h-8zM285 106h8l2 24h-12z" opacity=".9"/><path fill="#ffb429" d="M285 55a4 4 0 1 1 8 0v6h-8zM282.5 96a6.5 6.5 0 1 1 13 0v9h-13z"/><path stroke="#ffb429" stroke-width="2.5" opacity=".6" d="M284 137h11m-7 7h9m-14 8h8m1 9h9m-17 10h19m-11 11h14"/></svg>'

/** The first page: write, read the answer, call, and the other doors. */
export function home({ say, language, host }: Turn): Parts {
  const body = html`<main id="isi" class="penuh">
    <div class="hero">
      ${raw(lights)}
      <div>
        <h1>${say('intake:home.title')}</h1>
        <p>${say('intake:home.line')}</p>
        <a class="tombol suar" href="/${language}/tulis">${say('intake:home.write')}${icon('ArrowRight')}</a
        ><a class="tombol garis" href="/${language}/baca">${say('intake:home.read')}${icon('ArrowRight')}</a>
      </div>
    </div>
    <div class="kolom">
      ${callCard(host, say)}
      <ul class="baris polos">
        ${doors.map((door) => doorLine(door, { say, language }))}
      </ul>
      <div class="kartu">
        <h2>${say('intake:home.watchedTitle')}</h2>
        <p>${say('intake:home.watched')}</p>
        <a class="tipis" href="/${language}/aman">${say('intake:home.safety')}</a>
      </div>
      <h2>${say('platform:portal.choose')}</h2>
      ${tongueList(Tongue.options.filter((tongue) => tongue !== language))}
    </div>
  </main>`
  return { style, body, foot: footOf({ say, language }) }
}

function footOf({ say, language }: Pick<Turn, 'say' | 'language'>) {
  return html`<ul>
      <li><a href="/${language}/tentang">${say('intake:home.whoReads')}</a></li>
      <li><a href="/${language}/data">${say('intake:home.myData')}</a></li>
      <li><a href="/${language}/verify">${say('intake:home.verify')}</a></li>
      <li>${complain({ say, language })}</li>
    </ul>
    <p>${say('intake:home.noTracking')}</p>`
}

/** These pages speak the languages of the desk as yet. */
const complain = ({ say, language }: Pick<Turn, 'say' | 'language'>) =>
  isLanguage(language)
    ? html`<a href="/${language}/keluhan">${say('intake:home.complain')}</a>`
    : html`<a href="/en/keluhan" hreflang="en">${say('intake:home.complain')} (English)</a>`

const doorLine = ({ path, icon: name }: (typeof doors)[number], { say, language }: Pick<Turn, 'say' | 'language'>) =>
  html`<li>
    <a href="/${language}/${path}"
      >${icon(name)}<span
        ><b>${say(`intake:door.${path}.title`)}</b><small>${say(`intake:door.${path}.line`)}</small></span
      >${icon('ChevronRight')}</a
    >
  </li>`
