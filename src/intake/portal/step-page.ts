import { html, raw } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import { callCard, callLine } from './call-card.ts'
import { field, summaryOf } from './fields.ts'
import type { Parts, Turn } from './place.ts'
import { steps, type Mistake, type Step, type Typed } from './questions.ts'

export const gauge = `.ukur{display:flex;gap:4px;margin:0 0 1.1rem;padding:0;list-style:none}
.ukur li{flex:1;height:6px;border-radius:3px;background:var(--garis)}
.ukur .y{background:var(--laut)}.ukur .k{background:var(--suar);box-shadow:0 0 0 1.5px var(--laut)}
.tanya,form>.pilih,.bila{margin-top:1.4rem}.ukur+form>:first-child{margin-top:0}
.bila{display:none}form:has([value=Now]:checked) .bila{display:block}
.tiga{display:grid;grid-template-columns:repeat(auto-fit,minmax(5rem,1fr));gap:0 .4rem}.tiga legend{grid-column:1/-1}
.tiga .pilih{padding:.4rem .5rem;gap:.4rem}
button+.dua{margin-top:.6rem}.dua{display:flex;flex-direction:column;align-items:flex-start}`

export interface Filled {
  readonly typed: Typed
  readonly mistakes: readonly Mistake[]
  /** Somebody is in danger now, as far as was told: sending at once is offered on every step from here. */
  readonly danger: boolean
}

export const total = steps.length + 1

/** One step of a report: one question, its hint, the field, onward, and a way past it. */
export function stepPage(turn: Turn, step: Step, { typed, mistakes, danger }: Filled): Parts {
  const { say, language, host } = turn
  const { slug, questions } = step
  const grouped = slug === 'izin'
  const atDanger = slug === 'bahaya'
  const body = html`<main id="isi">
    ${back(turn, slug)}${summaryOf(mistakes, say)}${progress(turn, slug)}
    <form method="post" action="/${language}/tulis/${slug}">
      ${
        grouped
          ? html`<h1>${say('intake:step.izinTitle')}</h1>
              <p class="kecil">${say('intake:step.izinHint')}</p>`
          : ''
      }${questions.map((question, index) =>
        field(question, { say, typed, mistakes, heading: index === 0 && !grouped }),
      )}${atDanger ? html`<div class="bila">${callCard(host, say)}</div>` : ''}${buttons(turn, danger || atDanger)}
    </form>
    ${slug === 'siapa' ? html`<p class="jauh"><a href="/${language}/tulis/semua">${say('intake:whole.offer')}</a></p>` : ''}
  </main>`
  return {
    style: gauge,
    body,
    foot: html`<p>${say('intake:step.nothingSent')}</p>
      ${danger || atDanger ? callLine(host, say) : ''}`,
  }
}

export function buttons({ say }: Turn, danger: boolean) {
  return html`<p class="aksi"><button class="tombol">${say('intake:step.next')}${icon('ArrowRight')}</button></p>
    ${danger ? html`<button class="tombol garis" name="kirim" value="1">${say('intake:step.sendNow')}</button>` : ''}
    <div class="dua">
      <button class="tipis" name="lewati" value="1">${say('intake:step.skip')}</button>
      <button class="tipis" name="simpan" value="1">${say('intake:step.save')}</button>
    </div>`
}

/** Back never loses input: what was typed before stands in the draft. */
export function back({ say, language }: Turn, slug: string) {
  const before = steps[steps.findIndex((step) => step.slug === slug) - 1]
  const to =
    slug === 'periksa' ? `/${language}/tulis/izin` : before ? `/${language}/tulis/${before.slug}` : `/${language}/`
  return html`<a class="kembali" href="${to}">${icon('ArrowLeft')}${say('intake:step.back')}</a>`
}

export function progress({ say }: Turn, slug: string) {
  const at = slug === 'periksa' ? total : steps.findIndex((step) => step.slug === slug) + 1
  const lamps = Array.from({ length: total }, (_, n) =>
    n + 1 < at ? '<li class="y">' : n + 1 === at ? '<li class="k">' : '<li>',
  )
  return html`<p class="kecil rapat">${say('intake:step.progress', { at, total })} · ${say(`intake:name.${slug}`)}</p>
    <ol class="ukur" aria-hidden="true">
      ${raw(lamps.join(''))}
    </ol>`
}
