import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import type { Entry } from '../contract.ts'

const tones = { Free: 'mute', Consented: 'ok', Refused: 'bad', NotAsked: 'warn' } as const

/** Who must agree before it is filed: the person, where somebody protects her, and the state whose facts they are. */
export function Agreed({ entry }: { entry: Entry }) {
  const say = useSay()
  const language = useLanguage()
  const { consent, originator, originatorUnit, originatorYes } = entry
  if (consent === null && originator === null) return null
  return (
    <Card className="net-screen" title={say('networks:agreed.title')}>
      <dl className="net-agreed">
        {consent && (
          <div>
            <dt>{say('networks:agreed.person')}</dt>
            <dd>
              <Tag tone={tones[consent]}>{say(`networks:agreed.consent.${consent}`)}</Tag>
            </dd>
          </div>
        )}
        {originator && (
          <div>
            <dt>
              <State c={originator} /> {originatorUnit?.name[language] ?? say('networks:agreed.state')}
              {originatorUnit && <small>{originatorUnit.ways.join(' · ')}</small>}
            </dt>
            <dd>
              {originatorYes ? (
                <>
                  <Tag tone="ok">{say('networks:agreed.yes')}</Tag> {originatorYes}
                </>
              ) : (
                <Tag tone="warn">{say('networks:agreed.no-yes')}</Tag>
              )}
            </dd>
          </div>
        )}
      </dl>
    </Card>
  )
}
