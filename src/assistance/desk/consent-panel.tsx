import { getCase, type CaseId, type PersonId } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import type { PanelProps } from '../../../web/kit/desk-page.ts'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { ConsentPurpose, listConsents, opens, type ConsentStanding } from '../contract.ts'

/** Beside a case: what each person said, in numbers, and what is to be looked at. */
export function Panel({ case: id = '' }: PanelProps) {
  const say = useSay()
  const file = useAsk(getCase, { case: id as CaseId })
  return (
    <Card
      title={say('assistance:consent.title')}
      right={
        <Go to="/cases/$case/consents" ids={{ case: id }} aria-label={say('assistance:consent.open-page')}>
          {say('assistance:safety.more')}
        </Go>
      }
      bleed
    >
      <Answered of={file}>
        {({ people }) =>
          people.length === 0 ? (
            <Empty>{say('assistance:consent.nobody')}</Empty>
          ) : (
            <ul className="sf-list">
              {people.slice(0, 8).map((person) => (
                <Person key={person.id} person={person.id} code={person.code} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  )
}

const groups = {
  yes: opens,
  no: (standing: ConsentStanding) => standing === 'Refused' || standing === 'Withdrawn',
  open: (standing: ConsentStanding) =>
    ['NotAsked', 'NotAsked_Emergency', 'NotCapable', 'Expired', 'NeedsGuardian'].includes(standing),
} as const
const tones: Record<keyof typeof groups, Tone> = { yes: 'ok', no: 'bad', open: 'mute' }

function Person({ person, code }: { person: PersonId; code: string }) {
  const say = useSay()
  const { data } = useAsk(listConsents, { person })
  const standing = data && ConsentPurpose.options.map((purpose) => data.standing[purpose])
  const waiting = data?.receivers.filter((each) => each.acknowledgedAt === null).length ?? 0
  return (
    <li>
      <p className="row">
        <b>{code}</b>
        {standing &&
          (['yes', 'no', 'open'] as const).map((group) => (
            <Tag key={group} tone={tones[group]}>
              {say(`assistance:sum.${group}`, { count: standing.filter(groups[group]).length })}
            </Tag>
          ))}
        {standing?.includes('Overridden') && <Tag tone="bad">{say('assistance:standing.Overridden')}</Tag>}
        {waiting > 0 && <Tag tone="warn">{say('assistance:sum.waiting', { count: waiting })}</Tag>}
      </p>
    </li>
  )
}
