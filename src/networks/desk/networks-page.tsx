import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { CalendarCard } from './calendar-card.tsx'
import { EntryPages } from './entry-pages.tsx'
import { OperationPages } from './operation-pages.tsx'
import { PlanOperation } from './plan-operation.tsx'
import { Registry } from './registry.tsx'
import './networks.css'

/** The networks beside this system: who is in them, what is prepared for them, and which operations run. */
export function Page() {
  const say = useSay()
  const may = useMay()
  return (
    <Frame title={say('networks:desk.title')}>
      <div className="net-pane">
        <CalendarCard change={may('networks.prepare')} />
        <Card className="net-screen" title={say('networks:entry.list')} bleed>
          <EntryPages none={say('networks:entry.none')} />
        </Card>
        <Card className="net-screen" title={say('networks:operation.title')} bleed>
          <OperationPages change={may('networks.prepare')} />
        </Card>
        <div className="net-pane-in net-screen">
          {may('networks.prepare') && <PlanOperation />}
          <Registry />
        </div>
      </div>
    </Frame>
  )
}
