import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import type { Opened } from './opened.ts'

/** The reporter's own words, untouched. */
export const Quote = ({ words }: { words: string }) =>
  words === '' ? null : (
    <figure className="quote">
      <blockquote>{words}</blockquote>
    </figure>
  )

const told = ['called', 'features', 'place', 'lastHeardHow', 'recruiter', 'phone', 'callHours', 'throughWhom'] as const

/** Pieces, each with how sure it is; what was not told is not shown as empty. */
export function Facts({ fragments }: { fragments: Opened['fragments'] }) {
  const say = useSay()
  const { danger, lastHeard, placeKnownFrom, contactWay, concerns } = fragments
  const known = told.filter((piece) => fragments[piece])
  return (
    <>
      <h2 className="sect">{say('triage:facts.title')}</h2>
      <dl className="facts">
        {concerns && <Fact name={say('triage:fact.concerns')}>{say(`intake:option.concerns.${concerns}`)}</Fact>}
        {danger && <Fact name={say('triage:fact.danger')}>{say(`intake:option.danger.${danger}`)}</Fact>}
        {known.map((piece) => (
          <Fact
            key={piece}
            name={say(`triage:fact.${piece}`)}
            sure={piece === 'place' && placeKnownFrom && say(`intake:option.placeKnownFrom.${placeKnownFrom}`)}
          >
            {fragments[piece]}
          </Fact>
        ))}
        {lastHeard && <Fact name={say('triage:fact.lastHeard')}>{say(`intake:option.lastHeard.${lastHeard}`)}</Fact>}
        {contactWay && (
          <Fact name={say('triage:fact.contactWay')}>{say(`intake:option.contactWay.${contactWay}`)}</Fact>
        )}
      </dl>
      <Readers mayRead={fragments.mayRead} />
    </>
  )
}

function Fact({
  name,
  sure,
  children,
}: {
  name: string
  sure?: string | false | undefined
  children: React.ReactNode
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children} {sure && <Tag>{sure}</Tag>}
      </dd>
    </>
  )
}

/** Whom the reporter does not want to read along; shown only where she limited it. */
function Readers({ mayRead = {} }: { mayRead: Opened['fragments']['mayRead'] }) {
  const say = useSay()
  const limited = Object.entries(mayRead).filter(([, answer]) => answer !== 'Yes')
  if (limited.length === 0) return null
  return (
    <p className="row ib-rules">
      {limited.map(([reader, answer]) => (
        <Tag key={reader} tone={answer === 'No' ? 'bad' : 'warn'}>
          {say(`intake:question.mayRead-${reader}`)}: {say(`intake:option.mayRead.${answer}`)}
        </Tag>
      ))}
    </p>
  )
}
