import { lazy, Suspense, useMemo } from 'react'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import type { Series } from '../contract.ts'
import { useNumber } from './use-number.ts'

const Chart = lazy(() => import('./chart.tsx').then(({ Chart }) => ({ default: Chart })))

/** One series: its last figure, its growth as computed, chart and table. */
export function SeriesCard({ series: { figures, growth } }: { series: Series }) {
  const say = useSay()
  const language = useLanguage()
  const { number, percent } = useNumber()
  const rows = useMemo(
    () =>
      figures.flatMap(({ period, number: n }) =>
        n === null ? [] : { label: period, number: n, shown: n.toLocaleString(language) },
      ),
    [figures, language],
  )
  const last = figures.at(-1)!
  const change = growth.at(-1)
  const label = rows.map((row) => say('figures:page.bar', { n: row.shown, period: row.label })).join('; ')
  return (
    <Card title={say('figures:page.title')} right={<Tag outline>{say('figures:stamp.published')}</Tag>}>
      {change?.rate && (
        <p className="fig-big">
          <b>{number(change.to.number)}</b>
          {say('figures:page.change', {
            period: change.to.period,
            before: number(change.from.number),
            earlier: change.from.period,
            growth: percent(change.rate),
          })}
        </p>
      )}
      <Suspense fallback={<div className="fig-chart" />}>
        <Chart label={label} rows={rows} />
      </Suspense>
      <table className="fig-table">
        <thead>
          <tr>
            <th scope="col">{say('figures:column.period')}</th>
            <th scope="col" className="fig-n">
              {say(`figures:unit.${last.unit}`)}
            </th>
            <th scope="col" className="fig-n">
              {say('figures:column.growth')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ period, number: n, asStated }) => {
            const rate = growth.find(({ to }) => to.period === period)?.rate
            return (
              <tr key={period}>
                <th scope="row">{period}</th>
                <td className="fig-n">{n === null ? asStated : number(n)}</td>
                <td className="fig-n">{rate ? percent(rate) : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="muted">
        {last.definition[language]} {say(`figures:counted.${last.unit}`)}{' '}
        {say('figures:page.source', { source: last.source })}
      </p>
    </Card>
  )
}
