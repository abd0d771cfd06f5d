import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { useNow } from '../../../web/kit/clock.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { liftConflict, listExceptions } from '../contract.ts'
import { TableRegion } from './table-region.tsx'
import './account.css'

type Exceptions = z.output<typeof listExceptions.output>

/** For those who watch: emergencies with their reasons, and conflicts of interest. No content of any case. */
function ExceptionsPage() {
  const say = useSay()
  const exceptions = useAsk(listExceptions, {})
  return (
    <Page title={say('access:exceptions.title')}>
      <Answered of={exceptions} rows={8}>
        {({ brokenGlass, conflicts }) => (
          <div className="pane">
            <Card title={say('access:glass.title')} bleed>
              {brokenGlass.length === 0 ? <Empty>{say('access:glass.none')}</Empty> : <Glass rows={brokenGlass} />}
            </Card>
            <Card title={say('access:conflicts.title')} bleed>
              {conflicts.length === 0 ? <Empty>{say('access:conflicts.none')}</Empty> : <Conflicts rows={conflicts} />}
            </Card>
          </div>
        )}
      </Answered>
    </Page>
  )
}

const Officer = ({ name, post }: { name: string; post: string | null }) => (
  <>
    {name}
    {post && <small>{post}</small>}
  </>
)

function Glass({ rows }: { rows: Exceptions['brokenGlass'] }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const now = useNow()
  return (
    <TableRegion label={say('access:glass.title')}>
      <table>
        <thead>
          <tr>
            <th>{say('access:glass.when')}</th>
            <th>{say('access:glass.who')}</th>
            <th>{say('access:glass.reason')}</th>
            <th>{say('access:glass.case')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, officer, subject, at, until, reason }) => (
            <tr key={id}>
              <td className="num nowrap">
                {formatTime(at, { language, state })}
                <small>
                  {Date.parse(until) > now ? (
                    <Tag tone="bad">{say('access:glass.open', { until: formatTime(until, { language, state }) })}</Tag>
                  ) : (
                    say('access:glass.over')
                  )}
                </small>
              </td>
              <td>
                <Officer {...officer} />
              </td>
              <td className="reason">{reason}</td>
              <td>
                <Go to="/reads/$case" ids={{ case: subject }}>
                  {say('access:glass.reads')}
                </Go>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function Conflicts({ rows }: { rows: Exceptions['conflicts'] }) {
  const say = useSay()
  const language = useLanguage()
  const { state, id: self } = useMe()
  const lift = useTell(liftConflict)
  return (
    <>
      {lift.error && <ErrorNote error={lift.error} />}
      <ul className="acc-list">
        {rows.map(({ officer, subject, why, declaredBy, at }) => (
          <li key={`${officer.id}${subject}`}>
            <span className="grow">
              {officer.name}
              <small>
                {say(`access:why.${why}`)} · {formatTime(at, { language, state })}
                {declaredBy && ` · ${say('access:conflicts.by', { name: declaredBy.name })}`}
              </small>
            </span>
            <Go to="/reads/$case" ids={{ case: subject }}>
              {say('access:glass.reads')}
            </Go>
            {officer.id !== self && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => lift.mutate({ officer: officer.id, subject, reason: 'Mistaken' })}
              >
                {say('access:conflicts.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

export { ExceptionsPage as Page }
