import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { showMembers } from '../members/contract.ts'
import { ListHistory } from './list-history.tsx'
import { MemberTable } from './member-table.tsx'
import { Moment } from './moment.tsx'
import { OwnNode } from './own-node.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { ProposeChange } from './propose-change.tsx'
import { Spoken } from './spoken.tsx'
import { TakeFile } from './take-file.tsx'
import './exchange.css'
import './members.css'

/** Who takes part in the exchange, what is proposed to change and who has signed it. */
export function Page() {
  const say = useSay()
  const may = useMay()
  const found = useAsk(showMembers, {}, { every: 20 })
  const operate = may('exchange.operate')
  return (
    <Frame title={say('exchange:members.title')}>
      <div className="ex-pane">
        <Answered of={found} rows={10}>
          {({ list, members, proposals, own, ownChanges, history }) => (
            <>
              {proposals.map((proposal) => (
                <ProposalCard key={proposal.digest} proposal={proposal} operate={operate} />
              ))}
              <Card
                title={list ? say('exchange:members.list', { version: list.version }) : say('exchange:members.title')}
                bleed
              >
                {list ? (
                  <>
                    <div className="ex-line">
                      <p>
                        {say('exchange:members.issued')} <Moment at={list.issuedAt} />.{' '}
                        {say('exchange:members.quorum', { count: list.quorum })}
                      </p>
                      <Spoken words={list.words} code={`suar:list:${list.version}:${list.digest}`} />
                    </div>
                    <MemberTable members={members} />
                    <p className="ex-foot">{say('exchange:members.about')}</p>
                  </>
                ) : (
                  <Empty>{say('exchange:members.none')}</Empty>
                )}
              </Card>
              {operate && (
                <div className="ex-two">
                  <ProposeChange members={members} founding={!list} hasKeys={own !== null} />
                  <TakeFile first={!list} />
                </div>
              )}
              <OwnNode own={own} changes={ownChanges} operate={operate} listed={list !== null} />
              {history.length > 0 && <ListHistory lists={history} />}
            </>
          )}
        </Answered>
      </div>
    </Frame>
  )
}
