import { Fragment, useState } from 'react'
import { useFrame } from '../kit/frame.ts'
import { useSay } from '../kit/i18n.ts'
import { singleKeysOn, turnSingleKeys } from '../kit/keys.tsx'
import { K } from '../kit/marks.tsx'
import { useMay } from '../kit/session.ts'
import { places } from '../pages.ts'

/** `?`: every key of this page and of the desk, and the switch that turns single keys off. */
export function Help() {
  const say = useSay()
  const may = useMay()
  const { keys } = useFrame()
  const [on, setOn] = useState(singleKeysOn)
  const own = [...Map.groupBy(keys.filter(({ show }) => show), ({ does }) => does)] // prettier-ignore
  return (
    <div className="help-b">
      <h2 id="overlay-title">{say('web:keys.title')}</h2>
      {own.length > 0 && <h3>{say('web:keys.here')}</h3>}
      <dl>
        {own.map(([does, same]) => (
          <Row key={does} keys={same.map(({ show }) => show!)} does={does} />
        ))}
      </dl>
      <h3>{say('web:keys.everywhere')}</h3>
      <dl>
        <Row keys={['Ctrl', 'K']} does={say('web:keys.palette')} />
        <Row keys={['?']} does={say('web:keys.all')} />
        <Row keys={['Esc']} does={say('web:keys.close')} />
        {places
          .filter(({ needs }) => !needs || may(needs))
          .map(({ path, title, nav }) => (
            <Row key={path} keys={['g', nav.key.slice(3).toLowerCase()]} does={say(title)} />
          ))}
      </dl>
      <label className="help-s">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            turnSingleKeys(event.currentTarget.checked)
            setOn(event.currentTarget.checked)
          }}
        />
        {say('web:keys.single')}
      </label>
    </div>
  )
}

const Row = ({ keys, does }: { keys: readonly string[]; does: string }) => (
  <>
    <dt>
      {keys.map((key) => (
        <Fragment key={key}>
          <K>{key}</K>{' '}
        </Fragment>
      ))}
    </dt>
    <dd>{does}</dd>
  </>
)
