import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { listGaps, type Gap } from '../../services/contract.ts'
import '../safety/safety.css'

/** Where people need a service that nobody gives: as a picture, and as the table behind it. */
function GapsPage() {
  const say = useSay()
  const asked = useAsk(listGaps, {})
  return (
    <Page title={say('assistance:services.gaps')} className="sf-page">
      <Card title={say('assistance:services.gaps-lead')} right={<Go to="/figures">{say('figures:desk.title')}</Go>}>
        <Answered of={asked} rows={8}>
          {({ gaps }) =>
            gaps.length === 0 ? <Empty>{say('assistance:services.no-gap')}</Empty> : <Gaps gaps={gaps} />
          }
        </Answered>
      </Card>
    </Page>
  )
}

function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const say = useSay()
  const said = gaps.filter(({ people }) => people !== null)
  const most = Math.max(1, ...said.map(({ people }) => people!))
  const nameOf = ({ district, type, who }: Gap) =>
    `${district}, ${say(`assistance:service-type.${type}`)}, ${say(`assistance:group.${who}`)}`
  return (
    <>
      <figure className="sf-bars">
        <figcaption className="muted">{say('assistance:services.picture')}</figcaption>
        {said.slice(0, 12).map((gap) => (
          <div key={nameOf(gap)} aria-hidden="true">
            <span>{nameOf(gap)}</span>
            <i style={{ width: `${(100 * gap.people!) / most}%` }} />
            <b>{gap.people}</b>
          </div>
        ))}
      </figure>
      <table className="sf-table">
        <thead>
          <tr>
            <th scope="col">{say('assistance:services.district')}</th>
            <th scope="col">{say('assistance:services.type')}</th>
            <th scope="col">{say('assistance:services.for-whom')}</th>
            <th scope="col">{say('assistance:services.people')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={nameOf(gap)}>
              <td>{gap.district}</td>
              <td>{say(`assistance:service-type.${gap.type}`)}</td>
              <td>{say(`assistance:group.${gap.who}`)}</td>
              <td>{gap.people ?? say('assistance:services.few')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

export { GapsPage as Page }
