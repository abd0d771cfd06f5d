import { Button } from '@mantine/core'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Clock } from '../../../web/kit/clock.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate, formatTime } from '../../../web/kit/time.ts'
import { confirmLetGo, listConsents, opens, type ConsentPurpose, type ConsentRecord } from '../contract.ts'
import { groupIn, useRecipient } from './consent-words.ts'

interface Of {
  readonly person: PersonId
  readonly purpose: ConsentPurpose
}

/** What she said before, the latest first. */
export function Before({ person, purpose }: Of) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const asked = useAsk(listConsents, { person })
  return (
    <Answered of={asked}>
      {({ history }) => (
        <ol className="cg-before" aria-label={say('assistance:consent.before')}>
          {history
            .filter((record) => record.purpose === purpose)
            .map((record) => (
              <li key={record.id}>
                <b>{say(`assistance:standing.${record.state}`)}</b>{' '}
                <time dateTime={record.recordedAt} className="muted">
                  {formatTime(record.recordedAt, { language, state })}
                </time>{' '}
                <span className="muted">
                  {record.language}, {say(`assistance:interpreter.${record.interpreter}`)},{' '}
                  {say(record.copyGiven ? 'assistance:consent.has-copy' : 'assistance:consent.no-copy')}
                </span>
                {opens(record.state) && <HowFar of={record} />}
                {record.note && <p>{record.note}</p>}
              </li>
            ))}
        </ol>
      )}
    </Answered>
  )
}

/** To whom, which facts, until when. */
function HowFar({ of: { recipients, fields, expiresAt } }: { of: ConsentRecord }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const named = useRecipient()
  return (
    <p className="muted">
      {recipients.map(named).join(', ')}; {fields.map((group) => groupIn(say, group)).join(', ')}
      {expiresAt && `; ${say('assistance:bounds.ends', { day: formatDate(expiresAt, { language, state }) })}`}
    </p>
  )
}

/** Who had something on a yes that was taken back, and whether it confirmed that nothing is left there. */
export function Receivers({ person, purpose }: Of) {
  const say = useSay()
  const may = useMay()
  const named = useRecipient()
  const { data } = useAsk(listConsents, { person })
  const confirm = useTell(confirmLetGo)
  const receivers = data?.receivers.filter((each) => each.purpose === purpose) ?? []
  if (receivers.length === 0) return null
  return (
    <section className="cg-ends" aria-label={say('assistance:receivers.title')}>
      <h3>{say('assistance:receivers.title')}</h3>
      <ul>
        {receivers.map((each) => (
          <li key={each.id}>
            <b>{say(`${each.slice}:rests.${each.kind}`)}</b>, {named(each.recipient)}{' '}
            {each.neverLeft ? (
              <Tag tone="ok">{say('assistance:receivers.never-left')}</Tag>
            ) : each.acknowledgedAt ? (
              <Tag tone="ok">{say('assistance:receivers.gone')}</Tag>
            ) : (
              <Clock due={each.due} from={each.toldAt} />
            )}
            {each.byHand && !each.acknowledgedAt && may('assistance.consent') && (
              <Button
                size="compact-sm"
                variant="default"
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ receiver: each.id })}
              >
                {say('assistance:receivers.confirm')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {confirm.error && <ErrorNote error={confirm.error} />}
    </section>
  )
}
