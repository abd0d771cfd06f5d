import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import type { Operation } from '../operations-contract.ts'
import { daysLater, monthsLater, weeksOf } from './calendar.ts'

interface Month {
  readonly month: string
  readonly named: string
  readonly day: string
  readonly today: string
  readonly operations: readonly Operation[]
  readonly choose: (day: string) => void
}

const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => daysLater(day, -1),
  ArrowRight: (day) => daysLater(day, 1),
  ArrowUp: (day) => daysLater(day, -7),
  ArrowDown: (day) => daysLater(day, 7),
  PageUp: (day) => monthsLater(day, -1),
  PageDown: (day) => monthsLater(day, 1),
  Home: (day) => daysLater(day, -((new Date(day).getUTCDay() + 6) % 7)),
  End: (day) => daysLater(day, 6 - ((new Date(day).getUTCDay() + 6) % 7)),
}

/** A month of whole weeks. One day has the focus: arrows go from day to day, Page Up and Down from month to month. */
export function MonthGrid({ month, named, day, today, operations, choose }: Month) {
  const language = useLanguage()
  const table = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
  }, [day])
  const go = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    moved.current = true
    choose(step(day))
  }
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const weekday = (width: 'short' | 'long', of: string) =>
    new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(new Date(of))
  const weeks = weeksOf(month)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid by the ARIA pattern for dates
    <table ref={table} className="net-month" role="grid" aria-label={named} onKeyDown={go}>
      <thead>
        <tr>
          {weeks[0]!.map((each) => (
            <th key={each} scope="col" abbr={weekday('long', each)}>
              {weekday('short', each)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((each) => (
              <Day
                key={each}
                day={each}
                label={new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(each))}
                operations={operations.filter(({ from, until }) => from <= each && each <= until)}
                chosen={each === day}
                isToday={each === today}
                outside={!each.startsWith(month)}
                choose={choose}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface OneDay {
  readonly day: string
  readonly label: string
  readonly operations: readonly Operation[]
  readonly chosen: boolean
  readonly isToday: boolean
  readonly outside: boolean
  readonly choose: (day: string) => void
}

function Day({ day, label, operations, chosen, isToday, outside, choose }: OneDay) {
  const say = useSay()
  return (
    <td aria-selected={chosen} className={outside ? 'is-outside' : undefined}>
      <button
        type="button"
        data-day={day}
        tabIndex={chosen ? 0 : -1}
        aria-current={isToday ? 'date' : undefined}
        onClick={() => choose(day)}
      >
        <span aria-hidden="true" className="net-date">
          {Number(day.slice(8))}
        </span>
        <span className="sr">
          {label}: {say('networks:calendar.count', { count: operations.length })}
        </span>
        {operations.map(({ id, name, status, clashes }) => (
          <span key={id} className={`net-op is-${status}`}>
            {clashes.length > 0 && <IconAlertTriangle size={12} aria-label={say('networks:calendar.clash')} />}
            {name}
          </span>
        ))}
      </button>
    </td>
  )
}
