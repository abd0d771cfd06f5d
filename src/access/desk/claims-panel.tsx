import { Button } from '@mantine/core'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { decideConflict, listConflictClaims } from '../contract.ts'
import './account.css'

/** Conflicts of interest that a colleague or the node asks about; gone where nobody asks. */
export function Panel() {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const { data, error } = useAsk(listConflictClaims, {}, { every: 60 })
  const decide = useTell(decideConflict)
  if (error) return <ErrorNote error={error} />
  if (!data || data.claims.length === 0) return null
  return (
    <Card title={say('access:claims.title')} bleed>
      {decide.error && <ErrorNote error={decide.error} />}
      <ul className="acc-list">
        {data.claims.map(({ id, officer, subject, why, declaredBy, due }) => (
          <li key={id}>
            <span className="grow">
              {officer.name}
              <small>
                {say(`access:why.${why}`)} ·{' '}
                {declaredBy ? say('access:conflicts.by', { name: declaredBy.name }) : say('access:claims.node')} ·{' '}
                {say('access:claims.due', { due: formatTime(due, { language, state }) })}
              </small>
            </span>
            <Go to="/reads/$case" ids={{ case: subject }}>
              {say('access:glass.reads')}
            </Go>
            <Button
              size="compact-sm"
              variant="default"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ claim: id, confirm: true })}
            >
              {say('access:claims.confirm')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ claim: id, confirm: false })}
            >
              {say('access:claims.refuse')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
