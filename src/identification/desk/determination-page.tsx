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
import { DecideForm } from './decide-form.tsx'
import { ScreeningsCard } from './screenings-card.tsx'
import './determination.css'

/** One column per state, side by side: how each sees the person, and by whom it was decided. */
function DeterminationPage() {
  const say = useSay()
  const may = useMay()
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
        {({ standing, history }) => (
          <>
            <div className="id-states">
              {standing.map((each) => (
                <Standing key={each.state} standing={each} ours={standing[0]!.status} />
              ))}
            </div>
            <div className="id-two">
              <div className="id-left">
                {may('identification.screen') && (
                  <p>
                    <Go to="/cases/$case/elements/$person" ids={{ case: id!, person: person! }}>
                      {say('identification:matrix.title')}
                    </Go>
                  </p>
                )}
                <ScreeningsCard person={PersonId.parse(person)} />
                <Card title={say('identification:page.history')}>
                  {history.length === 0 ? (
                    <Empty>{say('identification:page.none')}</Empty>
                  ) : (
                    <History history={history} />
                  )}
                </Card>
              </div>
              <DecideForm
                person={PersonId.parse(person)}
                from={standing[0]!.status}
                seen={history.find(({ state }) => state === standing[0]!.state)?.number ?? 0}
                last={history.find(({ state }) => state === standing[0]!.state)?.decidedBy ?? null}
              />
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

type Stand = Pick<Determination, 'state' | 'status' | 'body' | 'decidedOn'>

function Standing({ standing, ours }: { standing: Stand; ours: Determination['status'] }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const own = standing.state === state
  return (
    <Card
      title={<State c={standing.state} />}
      right={own ? undefined : <b aria-hidden="true">{standing.status === ours ? '=' : '≠'}</b>}
    >
      <p className="id-status">{say(`identification:status.${standing.status}`)}</p>
      {!own && standing.status !== ours && <Tag tone="warn">{say('identification:page.differs')}</Tag>}
      {standing.body && (
        <p className="muted">
          {say(`identification:body.${standing.body}`)}, {formatDate(standing.decidedOn, { language, state })}
        </p>
      )}
    </Card>
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
