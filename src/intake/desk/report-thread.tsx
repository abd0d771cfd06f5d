import type { PanelProps } from '../../../web/kit/desk-page.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Thread } from './thread.tsx'

/** In the inbox: what was said, both ways, about the report that lies open. */
export function Panel({ report }: PanelProps) {
  const say = useSay()
  return (
    <section className="th-in-report">
      <h2 className="sect">{say('intake:thread-desk.title')}</h2>
      <Thread report={report!} />
    </section>
  )
}
