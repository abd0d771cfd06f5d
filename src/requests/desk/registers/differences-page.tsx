import { Button } from '@mantine/core'
import { listColleagues } from '../../../access/contract.ts'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { ChoiceField } from '../../../../web/kit/form.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../../web/kit/states.tsx'
import { listDifferences, ownDifference, settleDifference, type OpenDifference } from '../../contract.ts'
import { DifferenceLine } from './difference-line.tsx'
import '../requests.css'
import './registers.css'

/** Differences between books as work: whose it is, until when, and how it ended. */
function DifferencesPage() {
  const say = useSay()
  const { state = null } = useIds<'state'>()
  const open = useAsk(listDifferences, { state }, { every: 60 })
  return (
    <Page
      title={state ? say('requests:differences.with', { state }) : say('requests:differences.title')}
      crumbs={<Go to="/exchange/books">{say('requests:books.title')}</Go>}
      tlp="AMBER"
    >
      <div className="rg-pane">
        <p>{say('requests:differences.lead')}</p>
        <Answered of={open} rows={8}>
          {({ differences, more }) => (
            <Card title={say('requests:differences.open', { count: differences.length })} bleed>
              {differences.length === 0 ? (
                <Empty>{say('requests:differences.none')}</Empty>
              ) : (
                <ul className="rg-list">
                  {differences.map((each) => (
                    <Item key={each.id} of={each} />
                  ))}
                </ul>
              )}
              {more && <p className="xb-more">{say('requests:differences.more')}</p>}
            </Card>
          )}
        </Answered>
      </div>
    </Page>
  )
}

const ends = ['AgreedWithThem', 'MendedHere', 'MendedThere', 'KnownFault'] as const

function Item({ of }: { of: OpenDifference }) {
  const say = useSay()
  const me = useMe()
  const colleagues = useAsk(listColleagues, {}).data?.officers ?? []
  const { mutate: give, error: notGiven } = useTell(ownDifference)
  const { mutate: settle, error: notSettled } = useTell(settleDifference)
  const { id: difference, state, owner, due, since } = of
  const others = [
    ...(owner && owner !== me.id && !colleagues.some(({ id }) => id === owner)
      ? [{ value: owner, label: say('requests:differences.elsewhere') }]
      : []),
    ...(colleagues.some(({ id }) => id === me.id) ? [] : [{ value: me.id as string, label: me.post }]),
    ...colleagues.map(({ id, name }) => ({ value: id as string, label: name })),
  ]
  return (
    <li>
      <span className="row">
        <State c={state} />
        <Clock due={due} from={since} there={state} rule={say('requests:differences.rule')} />
      </span>
      <DifferenceLine of={of} state={state} />
      <div className="rg-work">
        <ChoiceField
          label={say('requests:differences.owner')}
          value={owner}
          empty={say('requests:differences.nobody')}
          change={(to) => to && give({ difference, owner: to })}
          choices={others}
        />
        {owner !== me.id && (
          <Button size="compact-sm" variant="default" onClick={() => give({ difference, owner: me.id })}>
            {say('requests:differences.take')}
          </Button>
        )}
        <ChoiceField
          label={say('requests:differences.settle')}
          value={null}
          empty={say('requests:differences.still-open')}
          change={(how) => how && settle({ difference, how: how as (typeof ends)[number] })}
          choices={ends.map((value) => ({ value, label: say(`requests:differences.end.${value}`) }))}
        />
      </div>
      {notGiven && <ErrorNote error={notGiven} />}
      {notSettled && <ErrorNote error={notSettled} />}
    </li>
  )
}

export { DifferencesPage as Page }
