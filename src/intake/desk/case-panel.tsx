import { getCase } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import type { PanelProps } from '../../../web/kit/desk-page.ts'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Receipt } from '../../../web/kit/marks.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { listFiles } from '../contract.ts'
import { ReportFiles } from './report-files.tsx'

/** In the case file: what came with each report that stands behind the case. */
export function Panel({ case: id }: PanelProps) {
  const say = useSay()
  const file = useAsk(getCase, { case: id as never })
  const reports = file.data?.reports.slice(0, 50) ?? []
  const found = useAsk(listFiles, { reports: reports as never }, { when: reports.length > 0, keep: true })
  if (reports.length === 0) return null
  return (
    <Card title={say('intake:files.of-reporter')}>
      <Answered of={found}>
        {(answer) =>
          answer.reports.map((report) => (
            <section key={report.id} className="fl-in-case">
              <h3 className="fl-h">
                <Go to="/inbox/$report" ids={{ report: report.id }}>
                  <Receipt n={report.receipt} />
                </Go>
              </h3>
              <ReportFiles report={report} />
            </section>
          ))
        }
      </Answered>
    </Card>
  )
}
