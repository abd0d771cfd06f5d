import { lazy, Suspense, useState } from 'react'
import { Button } from '@mantine/core'
import { Card } from '../../../web/kit/card.tsx'
import { Clock } from '../../../web/kit/clock.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Panels } from '../../../web/kit/panels.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Empty } from '../../../web/kit/states.tsx'
import type { CaseFile, MaskedPerson } from '../contract.ts'
import type { Action } from './action.ts'
import { Legs } from './legs.tsx'
import { PersonMenu } from './person-menu.tsx'
import { Steps } from './steps.tsx'
import { WhereTag } from './tags.tsx'

// The coastlines are the heaviest thing on the page: they come after its words.
const JourneyMap = lazy(async () => ({ default: (await import('./journey-map.tsx')).JourneyMap }))

/** People, the way one of them went, and what has to be done. */
export function Summary({ file, act }: { file: CaseFile; act: (action: Action) => void }) {
  const say = useSay()
  const may = useMay()
  const travelled = file.people.find(({ id }) => file.legs.some((leg) => leg.person === id)) ?? file.people[0]
  const [chosen, choose] = useState<string>()
  const person = file.people.find(({ id }) => id === chosen) ?? travelled
  const legs = file.legs.filter((leg) => leg.person === person?.id)
  return (
    <div className="cs-grid">
      <Card title={say('casework:file.people')} right={say('casework:file.next-word')} bleed className="cs-people">
        {file.people.length === 0 ? (
          <Empty>{say('casework:file.no-people')}</Empty>
        ) : (
          <ul className="pp-list" aria-label={say('casework:file.people')}>
            {file.people.map((one) => (
              <PersonRow
                key={one.id}
                one={one}
                chosen={one.id === person?.id}
                choose={() => choose(one.id)}
                act={act}
              />
            ))}
          </ul>
        )}
        <p className="cs-summary">
          <Go to="/cases/$case/consents" ids={{ case: file.id }}>
            {say('casework:file.consents')}
          </Go>
          <br />
          <Go to="/cases/$case/protection" ids={{ case: file.id }}>
            {say('casework:file.position')}
          </Go>
        </p>
        {file.summary && <p className="cs-summary">{file.summary}</p>}
      </Card>
      <Card
        className="cs-trip"
        title={say('casework:file.journey', { code: person?.code ?? '' })}
        bleed
        right={
          <>
            <span className="cs-legend">
              <i className="lg" aria-hidden="true" />
              {say('casework:map.sure')}
            </span>
            <span className="cs-legend">
              <i className="lg lg-told" aria-hidden="true" />
              {say('casework:map.told')}
            </span>
            <span className="cs-legend">
              <i className="lg lg-plan" aria-hidden="true" />
              {say('casework:map.plan')}
            </span>
          </>
        }
      >
        <div className="trip">
          {legs.length > 0 && (
            <Suspense fallback={<div className="chart-wait" />}>
              <JourneyMap legs={legs} />
            </Suspense>
          )}
          <div className="trip-words">
            {legs.length === 0 ? (
              <p className="muted">{say('casework:file.no-legs')}</p>
            ) : (
              <Legs legs={legs} act={act} />
            )}
            {person && may('casework.write') && (
              <Button size="compact-sm" variant="default" onClick={() => act({ kind: 'leg', person: person.id })}>
                {say('casework:do.leg')}
              </Button>
            )}
          </div>
        </div>
      </Card>
      <div className="cs-right">
        <Steps file={file} act={act} />
        <Panels on="case" case={file.id} />
      </div>
    </div>
  )
}

interface RowProps {
  readonly one: MaskedPerson
  readonly chosen: boolean
  readonly choose: () => void
  readonly act: (action: Action) => void
}

function PersonRow({ one, chosen, choose, act }: RowProps) {
  const say = useSay()
  const about = [
    one.gender !== 'NonSpecifiedUnknown' && say(`casework:gender.${one.gender}`),
    one.age !== null && String(one.age),
    one.citizenship.join(', '),
  ].filter(Boolean)
  return (
    <li className={chosen ? 'pp pp-on' : 'pp'}>
      <div className="row between">
        <button type="button" className="pp-name ell" aria-pressed={chosen} onClick={choose}>
          <b className="pp-c">{one.code}</b> <b>{one.maskedName ?? say('casework:file.nameless')}</b>
        </button>
        {one.nextContactDue && <Clock due={one.nextContactDue} rule={say('casework:clock.NextContact')} />}
      </div>
      <div className="row between sm">
        <span className="muted ell">{about.join(', ')}</span>
        <WhereTag where={one.whereabouts} />
      </div>
      <div className="row between">
        <span className="pp-roles">
          {one.roles.map((role) => (
            <Tag key={role.id} tone={role.role === 'Suspect' ? 'warn' : 'info'}>
              {say(`casework:role.${role.role}`)}
            </Tag>
          ))}
        </span>
        <span className="row pp-do">
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => act({ kind: 'reveal', person: one.id })}
            aria-label={say('casework:do.reveal-of', { code: one.code })}
          >
            {say('casework:do.reveal')}
          </Button>
          <PersonMenu one={one} act={act} />
        </span>
      </div>
    </li>
  )
}
