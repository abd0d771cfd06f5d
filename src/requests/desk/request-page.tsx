import { useEffect, useRef } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag, Tlp } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { ArticleSixCard } from './article-six-card.tsx'
import { ClockCard } from './clock-card.tsx'
import { PacketsCard } from './packets-card.tsx'
import { PathCard } from './path-card.tsx'
import { acknowledgeRequest, getRequest, showPath, type RequestId, type RequestView } from '../contract.ts'
import { Actions } from './actions.tsx'
import { DraftPage } from './draft-page.tsx'
import { Gates } from './gates.tsx'
import { LettersCard } from './letters-card.tsx'
import { LegalBasisTags } from './legal-basis.tsx'
import { Log } from './log.tsx'
import { AnswerClock, StatusTag, TwoCopies } from './request-row.tsx'
import { RestoredCard } from './restored-card.tsx'
import { Recalls } from './recall.tsx'
import { LeadCard } from './lead.tsx'
import { Onward } from './onward.tsx'
import { Leaves } from './leaves.tsx'
import { translationsOfMessage } from './translate/of-message.ts'
import { TranslationsCard } from './translate/translations-card.tsx'
import { RoomsList } from './room/rooms-list.tsx'
import './requests.css'

function RequestPage() {
  const say = useSay()
  const { request } = useIds<'request'>()
  const asked = useAsk(getRequest, { request: request as RequestId }, { every: 20 })
  const view = asked.data
  const title = view ? say(`requests:kind.${view.kind}`) : say('requests:page.title')
  return (
    <Page title={title} crumbs={<Go to="/exchange">{say('requests:board.title')}</Go>} className="xp" tlp={view?.tlp}>
      <Answered of={asked} rows={8}>
        {(view) =>
          view.may.includes('change-draft') ? <DraftPage key={view.id} view={view} /> : <Whole view={view} />
        }
      </Answered>
    </Page>
  )
}

/** A request that is no draft of ours: where it stands on both sides, what was sent, what was said, what to do. */
function Whole({ view }: { view: RequestView }) {
  const say = useSay()
  useReadReceipt(view)
  const { data: path } = useAsk(showPath, { request: view.id })
  return (
    <>
      <Bar view={view} />
      <div className="xp-two">
        <div className="xp-main">
          <RestoredCard view={view} />
          <Card title={say(view.side === 'Out' ? 'requests:page.sent' : 'requests:page.asked')}>
            <Leaves
              form={view.form}
              values={view.values}
              language={view.language}
              translations={translationsOfMessage(view, view.log[0]?.message ?? null)}
            />
            <LegalBasisTags basis={view.legalBasis} />
          </Card>
          <ArticleSixCard request={view.id} path={path} />
          <Recalls view={view} />
          <TranslationsCard view={view} />
          <Log view={view} />
        </div>
        <div className="xp-side">
          <Gates view={view} />
          <PacketsCard view={view} />
          <Actions view={view} />
          {view.log.length > 0 && <ClockCard view={view} />}
          <PathCard view={view} path={path} />
          <Onward view={view} />
          <LeadCard view={view} />
          <RoomsList of={{ request: view.id }} />
          <LettersCard request={view.id} />
        </div>
      </div>
    </>
  )
}

/** Opened by a competent officer: the asking state learns that it was read. */
function useReadReceipt(view: RequestView) {
  const acknowledge = useTell(acknowledgeRequest)
  const told = useRef(false)
  const { mutate } = acknowledge
  useEffect(() => {
    if (told.current || !view.may.includes('acknowledge-request')) return
    told.current = true
    mutate({ request: view.id })
  }, [view, mutate])
}

function Bar({ view }: { view: RequestView }) {
  const say = useSay()
  const rule = view.clockSource
    ? `${view.clockSource}${view.clockVerified ? '' : ` (${say('requests:page.not-verified')})`}`
    : ''
  return (
    <div className="xp-bar card">
      <Tlp v={view.tlp} />
      <State c={view.state} />
      <StatusTag status={view.status} />
      {view.urgency === 'Immediate' && <Tag tone="bad">{say('requests:urgency.Immediate')}</Tag>}
      {view.restoredAt && <Tag tone="warn">{say('requests:restored.mark')}</Tag>}
      {view.approvalDue && <Tag tone="warn">{say('requests:board.approval-due')}</Tag>}
      <Tag outline>
        PAP:{view.pap} {say(`requests:pap.${view.pap}`)}
      </Tag>
      {view.caveats.map((caveat) => (
        <Tag key={caveat} outline>
          {say(`requests:caveat.${caveat}`)}
        </Tag>
      ))}
      <TwoCopies row={view} w={220} />
      <AnswerClock row={view} rule={rule} />
      {view.escalation && (
        <span className="xp-escalate">
          {say('requests:page.suggested', { rung: say(`requests:rung.${view.escalation}`) })}
        </span>
      )}
      {view.case && (
        <Go to="/cases/$case" ids={{ case: view.case }}>
          {say('requests:page.case')}
        </Go>
      )}
    </div>
  )
}

export { RequestPage as Page }
