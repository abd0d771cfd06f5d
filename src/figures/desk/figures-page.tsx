import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { getSeries } from '../contract.ts'
import { heading } from './heading.ts'
import { Ledger } from './ledger.tsx'
import { OwnCounts } from './own-counts.tsx'
import { SeriesCard } from './series-card.tsx'
import './figures.css'

/** What was published, beside it and apart what this node counted, and below the whole ledger. */
export function Page() {
  const say = useSay()
  const series = useAsk(getSeries, { series: heading })
  return (
    <Frame title={say('figures:desk.title')}>
      <div className="fig-body">
        <Answered of={series} rows={6}>
          {(series) => <SeriesCard series={series} />}
        </Answered>
        <OwnCounts />
        <Ledger />
      </div>
    </Frame>
  )
}
