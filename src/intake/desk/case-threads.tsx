import { getCase } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import type { PanelProps } from '../../../web/kit/desk-page.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Thread } from './thread.tsx'

/** In the case file: the thread with everyone who reported it. */
export function Panel({ case: id }: PanelProps) {
  const say = useSay()
  const file = useAsk(getCase, { case: id as never })
  const reports = file.data?.reports ?? []
  if (reports.length === 0) return null
  return (
    <Card title={say('intake:thread-desk.title')} className="th-card">
      {reports.map((report) => (
        <section key={report} className="th-in-case">
          <Thread report={report} named />
        </section>
      ))}
    </Card>
  )
}
