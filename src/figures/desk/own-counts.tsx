import { Button } from '@mantine/core'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { OwnCount, ownCounts, publishOwnCounts } from '../contract.ts'
import { useNumber } from './use-number.ts'

/** What this node counted, exact, and what the public sees of it. */
export function OwnCounts() {
  const say = useSay()
  const language = useLanguage()
  const may = useMay()
  const { state } = useMe()
  const { number } = useNumber()
  const found = useAsk(ownCounts, {})
  const publish = useTell(publishOwnCounts)
  return (
    <Card title={say('figures:own.title')} right={<Tag outline>{say('figures:stamp.synthetic')}</Tag>}>
      <Answered of={found}>
        {({ counts, hoursToAnswer, hoursToRequestAnswer, publishedAt, threshold }) =>
          counts.length === 0 ? (
            <Empty>{say('figures:own.nothing')}</Empty>
          ) : (
            <>
              <table className="fig-table">
                <thead>
                  <tr>
                    <th scope="col">{say('figures:column.what')}</th>
                    <th scope="col">{say('figures:column.year')}</th>
                    <th scope="col" className="fig-n">
                      {say('figures:own.exact')}
                    </th>
                    <th scope="col" className="fig-n">
                      {say('figures:own.public')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {counts
                    .toSorted(
                      (a, b) => b.year - a.year || OwnCount.options.indexOf(a.kind) - OwnCount.options.indexOf(b.kind),
                    )
                    .map(({ kind, year, n, shown }) => (
                      <tr key={`${kind} ${year}`}>
                        <th scope="row">{say(`figures:own.${kind}`)}</th>
                        <td>{year}</td>
                        <td className="fig-n">{number(n)}</td>
                        <td className="fig-n">
                          {shown === null ? say('figures:own.few', { threshold }) : number(shown)}
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
              {hoursToAnswer !== null && <p>{say('figures:own.toAnswer', { hours: number(hoursToAnswer, 1) })}</p>}
              {hoursToRequestAnswer !== null && (
                <p>{say('figures:own.toRequestAnswer', { hours: number(hoursToRequestAnswer, 1) })}</p>
              )}
              <p className="muted">
                {publishedAt
                  ? say('figures:own.released', { date: formatTime(publishedAt, { language, state }) })
                  : say('figures:own.none')}
              </p>
            </>
          )
        }
      </Answered>
      {may('figures.publish') && (
        <Button size="compact-sm" variant="default" loading={publish.isPending} onClick={() => publish.mutate({})}>
          {say('figures:own.publish')}
        </Button>
      )}
      {publish.error && <ErrorNote error={publish.error} />}
    </Card>
  )
}
