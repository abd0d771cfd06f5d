import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { revealIdentity } from '../contract.ts'
import type { ActionProps } from './action.ts'
import { CodeField } from './code-field.tsx'

/** Who she is, after the officer has said why she must know; the reason is written down with her name. */
export function Reveal({ file, action, close }: ActionProps) {
  const say = useSay()
  const person = file.people.find(({ id }) => id === action.person)
  const [reason, setReason] = useState<string | null>(null)
  const identity = useAsk(
    revealIdentity,
    { person: action.person as never, reason: reason as never },
    { when: reason !== null },
  )
  const reasons = revealIdentity.input.shape.reason.options
  return (
    <Drawer title={say('casework:do.reveal-of', { code: person?.code ?? '' })} open close={close}>
      <div className="cs-form">
        <CodeField
          label={say('casework:form.reason')}
          hint={say('casework:form.reason-hint')}
          value={reason}
          change={setReason}
          codes={reasons}
          name={(code) => say(`casework:reason.${code}`)}
        />
        {reason !== null && (
          <Answered of={identity} rows={4}>
            {({ identity: known }) => (
              <dl className="identity">
                <dt>{say('casework:form.names')}</dt>
                <dd>
                  {known.names.length === 0
                    ? say('casework:file.nameless')
                    : known.names.map((name) => (
                        <div key={`${name.kind} ${name.text}`}>
                          <b>{name.text}</b> <span className="muted">{say(`casework:name.${name.kind}`)}</span>
                        </div>
                      ))}
                </dd>
                <Line term={say('casework:form.birth')} text={known.birth ?? known.birthAsSaid} />
                <Line term={say('casework:form.home')} text={known.home} />
                <Line term={say('casework:form.place')} text={known.place} />
                <Line term={say('casework:form.description')} text={known.description} />
              </dl>
            )}
          </Answered>
        )}
      </div>
    </Drawer>
  )
}

const Line = ({ term, text }: { term: string; text: string | null }) =>
  text ? (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  ) : null
