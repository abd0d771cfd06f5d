import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag, type Tone } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'
import { useTold } from './told.ts'
import { specific, type Ground, type Transfer } from '../contract.ts'

const tones: Record<Ground, Tone> = {
  Adequacy: 'ok',
  Safeguards: 'ok',
  Consent: 'info',
  None: 'bad',
  NotNeeded: 'mute',
  NotStated: 'warn',
}

/** One transfer: who received what kind of data about how many, and why that was allowed. */
export function Line({ of }: { of: Transfer }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const told = useTold()
  const { recipient, at, way, network, kind, step, persons, categories, fields, ground, id } = of
  // What decides here is a clause; where no lawyer has looked at any of them, the ground is no more than a claim.
  const rests = ground !== 'Safeguards' || of.safeguards.some(({ verified }) => verified)
  return (
    <li>
      <div className="tf-head">
        <State c={recipient} />
        <b>{told.kind(kind)}</b>
        <span>{told.step(step)}</span>
        {network && <Tag>{network}</Tag>}
        <Tag outline>{say(`transfers:way.${way}`)}</Tag>
        <time dateTime={at}>{formatTime(at, { language, state })}</time>
      </div>
      <div className="tf-facts">
        <Tag tone={rests ? tones[ground] : 'warn'}>{say(`transfers:ground.${ground}`)}</Tag>
        {!rests && <Tag tone="warn">{say('transfers:rests-on-unverified')}</Tag>}
        <span>{say('transfers:persons', { count: persons })}</span>
        {of.purpose && <span>{told.purpose(of.purpose)}</span>}
        {of.tlp && <span>TLP:{of.tlp}</span>}
        {of.pap && <span>PAP:{of.pap}</span>}
      </div>
      <ul className="tf-kinds" aria-label={say('transfers:categories')}>
        {categories.map((category) => (
          <li key={category}>
            <Tag tone={specific.includes(category) ? 'warn' : 'mute'}>{say(`transfers:category.${category}`)}</Tag>
          </li>
        ))}
      </ul>
      <details>
        <summary>{say('transfers:details')}</summary>
        <Details of={of} fields={fields} />
      </details>
      <small className="mono">{id}</small>
    </li>
  )
}

function Details({ of, fields }: { of: Transfer; fields: readonly string[] | null }) {
  const say = useSay()
  const told = useTold()
  return (
    <dl className="tf-details">
      <dt>{say('transfers:fields')}</dt>
      <dd>
        {fields === null ? say('transfers:not-stated') : fields.length === 0 ? '–' : fields.map(told.field).join(', ')}
      </dd>
      <dt>{say('transfers:law')}</dt>
      <dd>{of.law ?? say('transfers:no-law')}</dd>
      <dt>{say('transfers:safeguards')}</dt>
      <dd>
        {of.safeguards.length === 0
          ? '–'
          : of.safeguards.map(({ clause, source, verified }) => (
              <span key={clause}>
                {clause} ({source}) {!verified && <Tag outline>{say('transfers:unverified')}</Tag>}{' '}
              </span>
            ))}
      </dd>
      <dt>{say('transfers:consents')}</dt>
      <dd>{of.consents.length === 0 ? '–' : <Mono>{of.consents.join(', ')}</Mono>}</dd>
      <dt>{say('transfers:thread')}</dt>
      <dd>
        <Mono>{of.thread ?? '–'}</Mono>
      </dd>
    </dl>
  )
}
