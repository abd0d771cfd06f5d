import { getCase } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card, Gate } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import type { PanelProps } from '../../../../web/kit/desk-page.ts'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import { Answered } from '../../../../web/kit/states.tsx'
import { getSafety } from '../../safety/contract.ts'
import { levelTone } from './person-card.tsx'
import './safety.css'

/** Beside a case: who is in what danger, and whether the family may be spoken with. */
export function Panel({ case: id = '' }: PanelProps) {
  const say = useSay()
  const file = useAsk(getCase, { case: id as never })
  const asked = useAsk(getSafety, { case: id as never })
  const codeOf = (person: string) => file.data?.people.find((one) => one.id === person)?.code ?? ''
  return (
    <Card
      title={say('assistance:safety.title')}
      right={
        <Go to="/cases/$case/safety" ids={{ case: id }} aria-label={say('assistance:safety.open-page')}>
          {say('assistance:safety.more')}
        </Go>
      }
      bleed
    >
      <Answered of={asked}>
        {({ people, flags, familyInvolved }) => (
          <>
            {familyInvolved && (
              <div className="sf-gate">
                <Gate>{say('assistance:safety.gate')}</Gate>
              </div>
            )}
            <ul className="sf-list">
              {people.map(({ person, assessments: [last], plan }) => (
                <li key={person}>
                  <p className="row">
                    <b>{codeOf(person)}</b>
                    {last ? (
                      <Tag tone={levelTone[last.highest]}>{say(`assistance:level.${last.highest}`)}</Tag>
                    ) : (
                      <span className="muted">{say('assistance:safety.not-assessed')}</span>
                    )}
                    {plan?.stillInside && <Tag tone="bad">{say('assistance:safety.inside-tag')}</Tag>}
                    {plan?.deviceMonitored && <Tag tone="warn">{say('assistance:safety.monitored-tag')}</Tag>}
                    {flags
                      .filter((flag) => flag.person === person && !flag.lifted && flag.kind !== 'FamilyInvolved')
                      .map((flag) => (
                        <Tag key={flag.id} tone="bad">
                          {say(`assistance:flag.${flag.kind}`)}
                        </Tag>
                      ))}
                    {last && <Clock due={last.reviewDue} from={last.recordedAt} />}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Card>
  )
}
