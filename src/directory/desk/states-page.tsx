import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State as Mark } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { listStates, type State } from '../contract.ts'
import { Places } from './places.tsx'
import { Verified } from './standing.tsx'
import { useClockThere } from './use-clock-there.ts'
import { Wide } from './wide.tsx'
import { useLanguageName, useWords } from './words.ts'

/** The member states, with the time there now. */
export function Page() {
  const say = useSay()
  const found = useAsk(listStates, {})
  return (
    <Frame title={say('directory:desk.states')}>
      <Places here="states" />
      <div className="dir-body dir-top">
        <Answered of={found} rows={11}>
          {({ states }) => (
            <Card bleed>
              <Wide label={say('directory:desk.states')}>
                <table className="dir-table">
                  <thead>
                    <tr>
                      <th scope="col">{say('directory:column.state')}</th>
                      <th scope="col">{say('directory:column.capital')}</th>
                      <th scope="col">{say('directory:column.time')}</th>
                      <th scope="col">{say('directory:column.languages')}</th>
                      <th scope="col">{say('directory:column.member')}</th>
                      <th scope="col">{say('directory:column.source')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {states.map((state) => (
                      <Row key={state.iso2} state={state} />
                    ))}
                  </tbody>
                </table>
              </Wide>
            </Card>
          )}
        </Answered>
      </div>
    </Frame>
  )
}

function Row({ state }: { state: State }) {
  const words = useWords()
  const nameOf = useLanguageName()
  const clock = useClockThere()
  return (
    <tr>
      <th scope="row" className="nowrap">
        <Mark c={state.iso2} /> {words(state.name)}
      </th>
      <td>{state.capital}</td>
      <td>
        {state.zones.map((zone) => (
          <div key={zone} className="nowrap">
            {clock(zone)} <span className="muted">{zone}</span>
          </div>
        ))}
      </td>
      <td>{state.languages.map(nameOf).join(', ')}</td>
      <td className="nowrap">{state.memberSince ?? '–'}</td>
      <td>
        <Verified is={state.verified} source={state.source} />
      </td>
    </tr>
  )
}
