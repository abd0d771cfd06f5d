import { html, type Markup } from '../../platform/portal/html.ts'

interface Bar {
  readonly label: string
  readonly number: number
  readonly shown: string
}

const left = 44
const room = 236
const step = 52

/** Lying bars from one zero line, the last one dark; a few hundred bytes of SVG with its meaning as a title. */
export function bars(title: string, rows: readonly Bar[]): Markup {
  const most = Math.max(...rows.map((row) => row.number), 1)
  const height = rows.length * step + 14
  return html`<svg viewBox="0 0 328 ${height}" role="img" aria-labelledby="c1">
    <title id="c1">${title}</title>
    <path class="g" d="M${left} 6v${height - 12}" />
    ${rows.map((row, index) => {
      const width = Math.round((row.number / most) * room)
      const top = 14 + index * step
      return html`<path
          class="${index === rows.length - 1 ? 'b1' : 'b0'}"
          d="M${left} ${top}h${width}v36H${left}z"
        /><text x="0" y="${top + 23}">${row.label}</text
        ><text x="${left + width + 8}" y="${top + 23}" font-weight="700">${row.shown}</text>`
    })}
  </svg>`
}
