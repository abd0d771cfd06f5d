import { PersonId } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { listDeterminations, type Determination } from '../contract.ts'
import { AppealCard } from './appeal-card.tsx'
import { ChildCard } from './child-card.tsx'
import { DecideForm } from './decide-form.tsx'
import { ScreeningsCard } from './screenings-card.tsx'
import { StandingCard } from './standing-card.tsx'
import './determination.css'

/** One column per state, side by side: how each sees the person, and by whom it was decided. */
function DeterminationPage() {
  const say = useSay()
  const { case: id, person } = useIds<'case' | 'person'>()
  const asked = useAsk(listDeterminations, { person: PersonId.parse(person) })
  return (
    <Page
      title={say('identification:page.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('identification:page.case')}
        </Go>
      }
      className="id-page"
    >
      <Answered of={asked} rows={6}>
        {(view) => <Whole view={view} />}
      </Answered>
    </Page>
  )
}

type View = (typeof listDeterminations)['output']['_output']

function Whole({
  view: { person, case: caseId, standing, history, appeals, recognitions, helpIsOpen },
}: {
  view: View
}) {
  const say = useSay()
  const may = useMay()
  const ours = history.filter(({ state }) => state === standing[0]!.state)
  const seen = ours[0]?.number ?? 0
  return (
    <>
      <div className="id-states">
        {standing.map((each) => {
          const decision = history.find(({ state }) => state === each.state)
          const recognition = recognitions.find(({ determination }) => determination === decision?.id)
          return (
            <StandingCard key={each.state} {...{ standing: each, decision, recognition, seen }} ours={standing[0]!} />
          )
        })}
      </div>
      <p className="muted">{say(helpIsOpen ? 'identification:page.help-open' : 'identification:page.help-closed')}</p>
      <div className="id-two">
        <div className="id-left">
          <AppealCard person={person} appeals={appeals} ours={ours} />
          <p>
            <Go to="/cases/$case/decision-letter/$person" ids={{ case: caseId, person }}>
              {say('identification:letter.title')}
            </Go>
          </p>
          {may('identification.screen') && (
            <p>
              <Go to="/cases/$case/elements/$person" ids={{ case: caseId, person }}>
                {say('identification:matrix.title')}
              </Go>
            </p>
          )}
          <ChildCard person={person} />
          <ScreeningsCard person={person} />
          <Card title={say('identification:page.history')}>
            {history.length === 0 ? <Empty>{say('identification:page.none')}</Empty> : <History history={history} />}
          </Card>
        </div>
        <DecideForm person={person} from={standing[0]!.status} seen={seen} last={ours[0]?.decidedBy ?? null} />
      </div>
    </>
  )
}

function History({ history }: { history: readonly Determination[] }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <ol className="id-history">
      {history.map((past) => (
        <li key={past.id}>
          <p className="row">
            <State c={past.state} />
            <b>{say(`identification:status.${past.status}`)}</b>
            <time dateTime={past.decidedOn} className="muted">
              {formatDate(past.decidedOn, { language, state })}
            </time>
            {past.body && <span className="muted">{say(`identification:body.${past.body}`)}</span>}
            {past.appealTold && <Tag outline>{say('identification:page.appeal-told')}</Tag>}
            {past.appeal && <Tag tone="info">{say('identification:page.on-appeal')}</Tag>}
            {past.recognition && <Tag tone="info">{say('identification:page.by-recognition')}</Tag>}
          </p>
          {past.reasons && <p>{past.reasons}</p>}
          {past.found.length > 0 && (
            <p className="muted">
              {say('identification:page.rests-on', {
                boxes: past.found.map((box) => say(`identification:box.${box}`)).join(', '),
              })}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

export { DeterminationPage as Page }
