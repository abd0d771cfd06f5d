import { Button } from '@mantine/core'
import { IconAlertTriangle, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listOperations, type Operation } from '../operations-contract.ts'
import { daysLater, monthsLater, weeksOf } from './calendar.ts'
import { MonthGrid } from './month-grid.tsx'
import { OperationRow } from './operation-row.tsx'

const today = () => new Date().toLocaleDateString('sv-SE')

/** The operations of a month: as a grid where there is room, day by day on a telephone, and on paper. */
export function CalendarCard({ change }: { change: boolean }) {
  const say = useSay()
  const language = useLanguage()
  const [day, setDay] = useState(today)
  const month = day.slice(0, 7)
  const found = useAsk(listOperations, { month }, { keep: true })
  const named = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01`))
  return (
    <Card
      title={<span aria-live="polite">{named}</span>}
      right={
        <span className="row net-screen">
          <Button variant="default" size="compact-sm" onClick={() => setDay(monthsLater(day, -1))}>
            <IconChevronLeft size={16} aria-hidden="true" />
            <span className="sr">{say('networks:calendar.before')}</span>
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setDay(today())}>
            {say('networks:calendar.today')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setDay(monthsLater(day, 1))}>
            <IconChevronRight size={16} aria-hidden="true" />
            <span className="sr">{say('networks:calendar.after')}</span>
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => print()}>
            {say('networks:entry.print')}
          </Button>
        </span>
      }
    >
      <Answered of={found} rows={8}>
        {({ operations, next }) => (
          <>
            <MonthGrid month={month} day={day} today={today()} operations={operations} choose={setDay} named={named} />
            <ByDay month={month} operations={operations} />
            {next && <p role="note">{say('networks:calendar.too-many')}</p>}
            <OfDay day={day} operations={operations} change={change} />
          </>
        )}
      </Answered>
    </Card>
  )
}

const runsOn = ({ from, until }: Operation, day: string) => from <= day && day <= until

/** On a narrow screen: the days on which something runs, one below the other. */
function ByDay({ month, operations }: { month: string; operations: readonly Operation[] }) {
  const say = useSay()
  const format = useDay()
  const days = weeksOf(month)
    .flat()
    .filter((day) => day.startsWith(month) && operations.some((each) => runsOn(each, day)))
  if (days.length === 0) return <p className="net-by-day muted">{say('networks:calendar.nothing')}</p>
  return (
    <ol className="net-by-day">
      {days.map((day) => (
        <li key={day}>
          <b>{format(day)}</b>
          {operations
            .filter((each) => runsOn(each, day))
            .map((each) => (
              <span key={each.id} className="row">
                {each.clashes.length > 0 && <IconAlertTriangle size={14} aria-label={say('networks:calendar.clash')} />}
                {each.name}
              </span>
            ))}
        </li>
      ))}
    </ol>
  )
}

function useDay(): (day: string) => string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (day) => format.format(new Date(day))
}

/** What runs on the chosen day, or begins within two weeks of it, with its targets and whom to call. */
function OfDay({ day, operations, change }: { day: string; operations: readonly Operation[]; change: boolean }) {
  const say = useSay()
  const format = useDay()
  const own = operations.filter((each) => runsOn(each, day))
  const soon = operations.filter(({ from }) => from > day && from <= daysLater(day, 14))
  const shown = own.length > 0 ? own : soon
  return (
    <section className="net-day net-screen" aria-label={format(day)}>
      <h3>{own.length > 0 ? format(day) : say('networks:calendar.soon', { day: format(day) })}</h3>
      {shown.length === 0 ? (
        <Empty>{say('networks:calendar.nothing')}</Empty>
      ) : (
        <ul className="net-list">
          {shown.map((operation) => (
            <OperationRow key={operation.id} operation={operation} change={change} />
          ))}
        </ul>
      )}
    </section>
  )
}
