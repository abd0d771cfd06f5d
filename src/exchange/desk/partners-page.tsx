import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listDeadLetters, listPartners, type Partner } from '../contract.ts'
import { DeadLetters } from './dead-letters.tsx'
import { HeldCard } from './held-card.tsx'
import { LogCard } from './log-card.tsx'
import { Moment } from './moment.tsx'
import { PartnerKeys } from './partner-keys.tsx'
import { ReturnedCard } from './returned-card.tsx'
import { PartnerTable } from './partner-table.tsx'
import { ThreadDrawer } from './thread-drawer.tsx'
import './exchange.css'

/** How things stand with the other states: heard when, what waits, what fails and why, how old the keys are. */
function PartnersPage() {
  const say = useSay()
  const partners = useAsk(listPartners, {}, { every: 10 })
  const letters = useAsk(listDeadLetters, {}, { every: 30 })
  const [keysOf, showKeysOf] = useState<Partner>()
  const [thread, showThread] = useState<string>()
  return (
    <Page title={say('exchange:partners.title')}>
      <div className="ex-pane">
        <Card title={say('exchange:dead.title')} bleed>
          <Answered of={letters} rows={2}>
            {({ letters: rows }) =>
              rows.length === 0 ? (
                <Empty>{say('exchange:dead.none')}</Empty>
              ) : (
                <DeadLetters letters={rows} showThread={showThread} />
              )
            }
          </Answered>
        </Card>
        <Card title={say('exchange:partners.title')} bleed>
          <Answered of={partners} rows={6}>
            {({ partners: rows, directoryVersion, restoredAt }) =>
              rows.length < 2 ? (
                <Empty>{say('exchange:partners.none')}</Empty>
              ) : (
                <>
                  {restoredAt && (
                    <p className="ex-foot">
                      <Tag tone="warn">{say('exchange:recovered.restored')}</Tag> <Moment at={restoredAt} />
                    </p>
                  )}
                  <PartnerTable partners={rows} showKeys={showKeysOf} />
                  <p className="ex-foot">{say('exchange:partners.list', { version: directoryVersion })}</p>
                </>
              )
            }
          </Answered>
        </Card>
        <ReturnedCard showThread={showThread} />
        <HeldCard showThread={showThread} />
        <LogCard />
      </div>
      <Drawer
        title={keysOf ? say('exchange:keys.of', { state: keysOf.state }) : ''}
        open={keysOf !== undefined}
        close={() => showKeysOf(undefined)}
      >
        {keysOf && <PartnerKeys partner={keysOf} />}
      </Drawer>
      <Drawer title={say('exchange:thread.title')} open={thread !== undefined} close={() => showThread(undefined)}>
        {thread && <ThreadDrawer thread={thread} />}
      </Drawer>
    </Page>
  )
}

export { PartnersPage as Page }
