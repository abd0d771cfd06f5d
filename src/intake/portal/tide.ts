import { html } from '../../platform/portal/html.ts'
import type { Say } from '../../platform/i18n.ts'
import type { Tongue } from '../../platform/portal/contract.ts'
import { localeOf } from '../../platform/portal/speak.ts'
import type { Parts } from './place.ts'

const style = `
:root{--laut:#4a5a64;--suar:#cbd5dc}.bilah{background:#4a5a64}
@media(prefers-color-scheme:dark){:root{--laut:#a9b7c1}}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.6rem .4rem .6rem 0;border-bottom:1px solid var(--garis);text-align:left;font-weight:400}td+td+td,th+th+th{text-align:right}
.merek svg{stroke-width:2}thead th{font-size:.85rem;color:var(--redup)}
figure{margin:0 0 1rem}figure svg{width:100%;height:auto;stroke-width:2;color:var(--laut)}`

const hour = 3_600_000
/** Moon and sun, the two strongest tides: period in hours and height in metres. A made-up harbour. */
const waves = [
  { period: 12.4206, height: 0.75 },
  { period: 12, height: 0.25 },
]
const zone = 7 * hour

const heightAt = (at: number) =>
  waves.reduce((sum, { period, height }) => sum + height * Math.cos((2 * Math.PI * at) / (period * hour)), 1.3)

/** The turns of the tide of this day at UTC+7. */
export function tidesOf(now: Date): { at: Date; high: boolean; metres: number }[] {
  const start = Math.floor((now.getTime() + zone) / (24 * hour)) * 24 * hour - zone
  const minutes = Array.from({ length: 24 * 60 }, (_, minute) => start + minute * 60_000)
  return minutes
    .filter((at) => Math.sign(heightAt(at) - heightAt(at - 60_000)) !== Math.sign(heightAt(at + 60_000) - heightAt(at)))
    .map((at) => ({ at: new Date(at), high: heightAt(at) > heightAt(at + hour), metres: heightAt(at) }))
}

/** Something ordinary to look at: where the quick exit leads. */
export function tidePage(now: Date, say: Say, language: Tongue): Parts {
  const local = localeOf(language)
  const day = new Intl.DateTimeFormat(local, { dateStyle: 'full', timeZone: 'Asia/Jakarta' }).format(now)
  return {
    title: say('intake:tide.title'),
    disguised: true,
    style,
    body: html`<main id="isi">
      <h1>${say('intake:tide.harbour')}</h1>
      <p class="kecil">${day}</p>
      <figure>
        <svg viewBox="0 0 328 100" role="img" aria-label="${say('intake:tide.chart')}"><path d="${curve(now)}" /></svg>
      </figure>
      <table>
        <thead>
          <tr>
            <th scope="col">${say('intake:tide.hour')}</th>
            <th scope="col">${say('intake:tide.water')}</th>
            <th scope="col">${say('intake:tide.height')}</th>
          </tr>
        </thead>
        <tbody>
          ${rowsOf(now, say, local)}
        </tbody>
      </table>
    </main>`,
  }
}

function curve(now: Date): string {
  const start = Math.floor((now.getTime() + zone) / (24 * hour)) * 24 * hour - zone
  const points = Array.from(
    { length: 42 },
    (_, n) => `${n * 8} ${Math.round(95 - heightAt(start + (n * 24 * hour) / 41) * 38)}`,
  )
  return `M${points.join('L')}`
}

function rowsOf(now: Date, say: Say, local: string) {
  const clock = new Intl.DateTimeFormat(local, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Jakarta',
    hourCycle: 'h23',
  })
  const metres = new Intl.NumberFormat(local, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return tidesOf(now).map(
    ({ at, high, metres: height }) =>
      html`<tr>
        <td>${clock.format(at)}</td>
        <td>${say(high ? 'intake:tide.high' : 'intake:tide.low')}</td>
        <td>${metres.format(height)} m</td>
      </tr>`,
  )
}
