import { Card } from '../../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { Empty } from '../../../../web/kit/states.tsx'
import type { Workbook } from '../../contract.ts'

/** What carries requests between the two states on this day. */
export function Agreements({ of: { agreements } }: { of: Workbook }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <Card title={say('requests:workbook.agreements')} bleed>
      {agreements.length === 0 ? (
        <Empty>{say('requests:workbook.no-agreements')}</Empty>
      ) : (
        <ul className="rg-list">
          {agreements.map(({ instrument, name, clauses, kinds: carried, verified }) => (
            <li key={instrument}>
              <b>{name[language]}</b>
              <span className="row">
                <span>{say('requests:workbook.carries', { count: carried })}</span>
                {!verified && <Tag tone="warn">{say('requests:workbook.unverified')}</Tag>}
              </span>
              <small>{clauses.join(', ')}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Whom to call in one of the two states, and how fresh that is. */
export function FocalPoints({ of: { focalPoints }, state }: { of: Workbook; state: string }) {
  const say = useSay()
  const language = useLanguage()
  const found = focalPoints.filter((each) => each.state === state)
  return (
    <Card title={say('requests:workbook.focal-points', { state })} bleed>
      {found.length === 0 ? (
        <Empty>{say('requests:workbook.no-focal-points')}</Empty>
      ) : (
        <ul className="rg-list">
          {found.map(({ code, name, channels, standing, verifiedAt }) => (
            <li key={code}>
              <span className="row">
                <State c={state} />
                <b>{name[language]}</b>
              </span>
              <Tag tone={standing === 'Verified' ? 'ok' : 'warn'}>
                {say(`requests:workbook.standing.${standing}`)}
                {verifiedAt && ` · ${verifiedAt.slice(0, 10)}`}
              </Tag>
              <small>{channels.map(({ channel, address }) => `${channel}: ${address}`).join(' · ') || '–'}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
