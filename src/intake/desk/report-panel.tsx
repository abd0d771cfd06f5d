import { useAsk } from '../../../web/kit/ask.ts'
import type { PanelProps } from '../../../web/kit/desk-page.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { listFiles } from '../contract.ts'
import { ReportFiles } from './report-files.tsx'

/** In the inbox: what came with the report that lies open. */
export function Panel({ report }: PanelProps) {
  const say = useSay()
  const found = useAsk(listFiles, { reports: [report as never] })
  return (
    <section className="fl-in-report">
      <h2 className="sect">{say('intake:files.title')}</h2>
      <Answered of={found}>{({ reports }) => reports.map((one) => <ReportFiles key={one.id} report={one} />)}</Answered>
    </section>
  )
}
