import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listEntries } from '../contract.ts'
import { listOperations } from '../operations-contract.ts'
import { EntryRow } from './entry-row.tsx'
import { OperationRow } from './operation-row.tsx'
import { PlanOperation } from './plan-operation.tsx'
import { Registry } from './registry.tsx'
import './networks.css'

/** The networks beside this system: who is in them, what is prepared for them, and which operations run. */
export function Page() {
  const say = useSay()
  const may = useMay()
  const entries = useAsk(listEntries, {})
  const operations = useAsk(listOperations, {})
  return (
    <Frame title={say('networks:desk.title')}>
      <div className="net-pane">
        <Card title={say('networks:entry.list')} bleed>
          <Answered of={entries} rows={3}>
            {({ entries: rows }) =>
              rows.length === 0 ? (
                <Empty>{say('networks:entry.none')}</Empty>
              ) : (
                <ul className="net-list">
                  {rows.map((entry) => (
                    <EntryRow key={entry.id} entry={entry} />
                  ))}
                </ul>
              )
            }
          </Answered>
        </Card>
        <Card title={say('networks:operation.title')} bleed>
          <Answered of={operations} rows={3}>
            {({ operations: rows }) =>
              rows.length === 0 ? (
                <Empty>{say('networks:operation.none')}</Empty>
              ) : (
                <ul className="net-list">
                  {rows.map((operation) => (
                    <OperationRow key={operation.id} operation={operation} change={may('networks.prepare')} />
                  ))}
                </ul>
              )
            }
          </Answered>
        </Card>
        {may('networks.prepare') && <PlanOperation />}
        <Registry />
      </div>
    </Frame>
  )
}
