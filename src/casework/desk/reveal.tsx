import { Drawer } from '../../../web/kit/drawer.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import type { ActionProps } from './action.ts'
import { Revealed } from './revealed.tsx'

/** Who she is, after the officer has said why she must know; the reason is written down with her name. */
export function Reveal({ file, action, close }: ActionProps) {
  const say = useSay()
  const person = file.people.find(({ id }) => id === action.person)
  return (
    <Drawer title={say('casework:do.reveal-of', { code: person?.code ?? '' })} open close={close}>
      <div className="cs-form">
        <Revealed person={action.person} label={say('casework:form.reason')}>
          {(known) => (
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
        </Revealed>
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
