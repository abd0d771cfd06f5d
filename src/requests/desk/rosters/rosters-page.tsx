import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag, type Tone } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import { listRosterParts, type RosterPart } from '../../contract.ts'
import { Sum } from './sum.tsx'
import '../requests.css'
import './rosters.css'

export const tones: Record<RosterPart['standing'], Tone> = {
  Prepared: 'warn',
  Struck: 'mute',
  Sent: 'info',
  Received: 'warn',
  Taken: 'ok',
}

/** Parts of rosters, ours and theirs: each for one state, each with its sum. */
function RostersPage() {
  const say = useSay()
  const may = useMay()
  const list = useAsk(listRosterParts, {}, { every: 60 })
  return (
    <Page title={say('requests:roster.title')} crumbs={<Go to="/exchange">{say('requests:board.title')}</Go>} tlp="RED">
      <div className="ro-pane">
        <p>{say('requests:roster.lead')}</p>
        {may('requests.write') && (
          <p>
            <Go to="/exchange/rosters/new">{say('requests:roster.new')}</Go>
          </p>
        )}
        <Card title={say('requests:roster.parts')} bleed>
          <Answered of={list} rows={5}>
            {({ parts, more }) =>
              parts.length === 0 ? (
                <Empty>{say('requests:roster.none')}</Empty>
              ) : (
                <>
                  <ul className="ro-list">
                    {parts.map((part) => (
                      <Line key={part.id} of={part} />
                    ))}
                  </ul>
                  {more && <p className="xb-more">{say('requests:roster.more')}</p>}
                </>
              )
            }
          </Answered>
        </Card>
      </div>
    </Page>
  )
}

function Line({ of }: { of: RosterPart }) {
  const say = useSay()
  const language = useLanguage()
  const { state: own } = useMe()
  const { id, state, side, standing, at, provenance } = of
  return (
    <li>
      <span className="row">
        <State c={state} />
        <Go to="/exchange/rosters/$part" ids={{ part: id }}>
          <b>{say(`requests:roster.side.${side}`, { state })}</b>
        </Go>
        <Tag tone={tones[standing]}>{say(`requests:roster.standing.${standing}`)}</Tag>
      </span>
      <Sum of={of} />
      <small>
        {say(`requests:roster.provenance.${provenance}`)} · {of.reliability}
        {of.credibility} · {formatTime(at, { language, state: own, there: state })}
      </small>
    </li>
  )
}

export { RostersPage as Page }
