import { html, type Markup } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import type { Released } from '../count-own-work.ts'
import { OwnCount, type Series } from '../contract.ts'
import type { Contradiction } from '../find-contradictions.ts'
import { threshold } from '../small-number.ts'
import { bars } from './bars.ts'
import { onFile, type Words } from '../../platform/portal/words.ts'
import { date, number, percent } from './words.ts'

export const style = `
.besar{display:flex;align-items:baseline;flex-wrap:wrap;gap:.1rem .7rem;margin:.9rem 0 .8rem;font-variant-numeric:tabular-nums}
.besar b{font-size:2.6rem;line-height:1;letter-spacing:-.02em}
figure{margin:0 0 1rem}
figure svg{display:block;width:100%;max-width:30rem;height:auto;stroke:none;font-size:13px;font-variant-numeric:tabular-nums}
figure text{fill:var(--tinta)}.g{stroke:var(--garis);stroke-width:1}
.b0{fill:var(--laut);opacity:.5}.b1{fill:var(--laut)}
table{width:100%;border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums;margin:0 0 1rem}
th,td{padding:.4rem .3rem .4rem 0;text-align:left;border-bottom:1px solid var(--garis);font-weight:400}td,.ka{text-align:right;white-space:nowrap}td:last-child,th:last-child{padding-right:0}th[scope=col]{color:var(--redup);font-size:.85rem}
.asal{display:inline-block;padding:.05rem .5rem;border:1px solid;border-radius:4px;font-size:.8rem;color:var(--redup)}`

export interface Shown {
  readonly series: Series
  readonly contradictions: readonly Contradiction[]
  readonly own: readonly Released[]
  /** The node runs on made-up people: its own counts are marked so. */
  readonly synthetic: boolean
}

/** What was published, with its source, and beside it, apart, what this node counted. */
export function figuresPage(words: Words, shown: Shown): Markup {
  const { language, say } = words
  return html`<main id="isi">
    <a class="kembali" href="/${language}/">${icon('ArrowLeft')}${say('figures:page.home')}</a>
    <h1>${say('figures:page.title')}</h1>
    ${published(words, shown)} ${own(words, shown)}
    <ul class="baris jauh polos">
      <li>
        <a href="/${language}/angka/cara"
          ><span><b>${say('figures:page.how')}</b><small>${say('figures:page.howLine')}</small></span
          >${icon('ChevronRight')}</a
        >
      </li>
      <li>
        <a href="/${language}/angka/data.csv" download="suar.csv"
          ><span
            ><b>${say('figures:page.download')}</b
            ><small>${say('figures:page.downloadLine', { threshold })}</small></span
          >${icon('Download')}</a
        >
      </li>
    </ul>
  </main>`
}

function published(words: Words, { series, contradictions }: Shown): Markup {
  const { language, say } = words
  const figures = series.figures.filter((figure) => figure.number !== null)
  const last = figures.at(-1)!
  const change = series.growth.at(-1)
  const title = figures
    .map(({ period, number: n }) => say('figures:page.bar', { period, n: number(language, n!) }))
    .join('; ')
  const rows = figures.map(({ period, number: n }) => ({ label: period, number: n!, shown: number(language, n!) }))
  return html`<p class="besar">
      <b>${number(language, last.number!)}</b>
      <span
        >${
          change?.rate
            ? say('figures:page.change', {
                period: change.to.period,
                before: number(language, change.from.number),
                earlier: change.from.period,
                growth: percent(language, change.rate),
              })
            : last.period
        }</span
      >
    </p>
    <figure>
      ${bars(title, rows)}
      <figcaption class="kecil">
        ${onFile(language, last.definition)} ${say(`figures:counted.${last.unit}`)}
        ${say('figures:page.source', { source: last.source })}
        <span class="asal">${say('figures:stamp.published')}</span>
      </figcaption>
    </figure>
    ${table(words, series)}
    <details>
      <summary>${say('figures:page.others')}</summary>
      ${contradictions.map(({ note, figure }) => html`<p>${onFile(language, note)} ${say('figures:page.source', { source: figure.source })}</p>`)}
      <p>${say('figures:page.neverAveraged')}</p>
    </details>`
}

function table({ language, say }: Words, { figures, growth }: Series): Markup {
  return html`<table>
    <tr>
      <th scope="col">${say('figures:column.period')}</th>
      <th scope="col" class="ka">${say(`figures:unit.${figures[0]!.unit}`)}</th>
      <th scope="col" class="ka">${say('figures:column.growth')}</th>
    </tr>
    ${figures.map(({ period, number: n, asStated }) => {
      const change = growth.find(({ to }) => to.period === period)
      return html`<tr>
        <th scope="row">${period}</th>
        <td>${n === null ? asStated : number(language, n)}</td>
        <td>${change?.rate ? percent(language, change.rate) : '–'}</td>
      </tr>`
    })}
  </table>`
}

function own({ language, say }: Words, { own, synthetic }: Shown): Markup {
  const stamp = synthetic ? say('figures:stamp.synthetic') : say('figures:stamp.own')
  const first = own[0]
  return html`<h2>${say('figures:own.title')}</h2>
    <p class="kecil rapat">${say('figures:own.line')} <span class="asal">${stamp}</span></p>
    ${
      first
        ? html`<table>
              <tr>
                <th scope="col">${say('figures:column.what')}</th>
                <th scope="col" class="ka">${say('figures:column.year')}</th>
                <th scope="col" class="ka">${say('figures:column.count')}</th>
              </tr>
              ${inOrder(own).map(
                ({ kind, year, shown }) =>
                  html`<tr>
                    <th scope="row">${say(`figures:own.${kind}`)}</th>
                    <td>${year}</td>
                    <td>
                      ${shown === null ? say('figures:own.few', { threshold }) : say('figures:own.atLeast', { n: number(language, shown) })}
                    </td>
                  </tr>`,
              )}
            </table>
            <p class="kecil">${say('figures:own.released', { date: date(language, first.at) })}</p>`
        : html`<p>${say('figures:own.none')}</p>`
    }`
}

/** A report before its answer, as the work goes; the newest year first. */
const inOrder = (own: readonly Released[]) =>
  own.toSorted((a, b) => b.year - a.year || OwnCount.options.indexOf(a.kind) - OwnCount.options.indexOf(b.kind))
