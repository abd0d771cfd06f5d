import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered, Denied, Empty } from '../../../web/kit/states.tsx'
import { listDeadLetters, listPartners } from '../contract.ts'
import { showLog } from '../log/contract.ts'
import { showMembers, showPartner } from '../members/contract.ts'
import { DeadLetters } from './dead-letters.tsx'
import { Signs, Watched } from './log-card.tsx'
import { AcceptHistory } from './accept-history.tsx'
import { PartnerFacts } from './partner-facts.tsx'
import { PartnerKeys } from './partner-keys.tsx'
import { PartnerQueue } from './partner-queue.tsx'
import { RecoveredCard } from './recovered-card.tsx'
import { ThreadDrawer } from './thread-drawer.tsx'
import './exchange.css'
import './members.css'

/** Everything about one partner on one page: what an operator needs while she telephones with the other side. */
export function Page() {
  const say = useSay()
  const { state = '' } = useIds<'state'>()
  const partners = useAsk(listPartners, {}, { every: 10 })
  const traffic = useAsk(showPartner, { state }, { every: 10 })
  const members = useAsk(showMembers, {})
  const [thread, showThread] = useState<string>()
  const standing = members.data?.members.find((each) => each.state === state)
  return (
    <Frame
      title={say('exchange:partner.title', { state: say(`web:state-name.${state}`) })}
      crumbs={<Go to="/partners">{say('exchange:partners.title')}</Go>}
    >
      <div className="ex-pane">
        <Answered of={partners} rows={6}>
          {({ partners: rows }) => {
            const partner = rows.find((each) => each.state === state)
            if (!partner) return <Denied />
            return (
              <>
                <PartnerFacts partner={partner} standing={standing} />
                {!partner.own && (
                  <>
                    <Undelivered state={state} showThread={showThread} />
                    <Card title={say('exchange:partner.queue')} bleed>
                      <Answered of={traffic} rows={3}>
                        {(found) => <PartnerQueue of={found} />}
                      </Answered>
                    </Card>
                    {traffic.data && <RecoveredCard of={traffic.data} showThread={showThread} />}
                    <Witness state={state} />
                  </>
                )}
                <Card title={say('exchange:keys.title')}>
                  <PartnerKeys partner={partner} />
                </Card>
                <div className="ex-acts">
                  <Button size="compact-sm" variant="default" onClick={() => print()}>
                    {say('exchange:partner.print')}
                  </Button>
                </div>
              </>
            )
          }}
        </Answered>
      </div>
      <Drawer title={say('exchange:thread.title')} open={thread !== undefined} close={() => showThread(undefined)}>
        {thread && <ThreadDrawer thread={thread} />}
      </Drawer>
    </Frame>
  )
}

function Undelivered({ state, showThread }: { state: string; showThread: (thread: string) => void }) {
  const say = useSay()
  const letters = useAsk(listDeadLetters, {}, { every: 30 })
  return (
    <Card title={say('exchange:dead.title')} bleed>
      <Answered of={letters} rows={2}>
        {({ letters: rows }) => {
          const here = rows.filter(({ partner }) => partner === state)
          return here.length > 0 ? (
            <DeadLetters letters={here} showThread={showThread} />
          ) : (
            <Empty>{say('exchange:partner.none-dead')}</Empty>
          )
        }}
      </Answered>
    </Card>
  )
}

function Witness({ state }: { state: string }) {
  const say = useSay()
  const log = useAsk(showLog, {}, { every: 60 })
  const [accepting, accept] = useState<string>()
  return (
    <Card title={say('exchange:log.title')}>
      <Answered of={log} rows={2}>
        {({ witnesses, watched }) => {
          const witness = witnesses.find((each) => each.state === state)
          if (!witness) return <p className="muted">{say('exchange:partner.no-witness')}</p>
          return (
            <dl className="ex-facts">
              <dt>{say('exchange:log.signs-ours')}</dt>
              <dd>
                <Signs of={witness} />
              </dd>
              <dt>{say('exchange:log.its-own')}</dt>
              <dd>
                <Watched of={watched.find((each) => each.state === state)} accept={accept} />
              </dd>
            </dl>
          )
        }}
      </Answered>
      <AcceptHistory state={accepting} close={() => accept(undefined)} />
    </Card>
  )
}
