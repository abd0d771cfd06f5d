import type { PersonId } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { showWhatChanges, type ConsentPurpose } from '../contract.ts'
import { useRecipient } from './consent-words.ts'

interface Props {
  readonly person: PersonId
  readonly purpose: ConsentPurpose
  /** How far the yes still goes; nothing where it ends whole. */
  readonly recipients: readonly string[] | null
}

/** To be told to her before she decides: what ends with her yes, one by one. */
export function WhatEnds({ person, purpose, recipients }: Props) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const named = useRecipient()
  const asked = useAsk(showWhatChanges, { person, purpose, recipients: recipients as never }, { keep: true })
  return (
    <section className="cg-ends" aria-label={say('assistance:ends.title')}>
      <h3>{say('assistance:ends.title')}</h3>
      <Answered of={asked}>
        {({ resting }) => (
          <>
            {resting.length === 0 && <p className="muted">{say('assistance:ends.nothing')}</p>}
            <ul>
              {resting.map((each) => (
                <li key={`${each.kind} ${each.subject} ${each.recipient} ${each.at}`}>
                  <b>{say(`${each.slice}:rests.${each.kind}`)}</b>, {named(each.recipient)}
                  {each.at && <span className="muted"> {formatDate(each.at, { language, state })}</span>}
                  <small>
                    {say(`assistance:stage.${each.stage}`)}; {say(`assistance:ending.${each.ends}`)}
                  </small>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
      <p className="muted">{say('assistance:ends.elsewhere')}</p>
    </section>
  )
}
