import type { z } from 'zod'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State as Mark } from '../../../web/kit/marks.tsx'
import type { listHolidays } from '../calendar/contract.ts'
import { Verified } from './standing.tsx'
import { Wide } from './wide.tsx'

type Weeks = z.output<typeof listHolidays.output>['weeks']

/** 5 January 2026 is a Monday, and Monday is 1. */
const dayOfWeek = (n: number) => new Date(Date.UTC(2026, 0, 4 + n))

/** The ends of the week: they move a clock as holidays do. */
export function WeeksCard({ weeks }: { weeks: Weeks }) {
  const say = useSay()
  const language = useLanguage()
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const named = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const all = new Intl.ListFormat(locale)
  return (
    <Card title={say('directory:holiday.weeks')} bleed>
      <Wide label={say('directory:holiday.weeks')}>
        <table className="dir-table">
          <thead>
            <tr>
              <th scope="col">{say('directory:column.state')}</th>
              <th scope="col">{say('directory:holiday.off')}</th>
              <th scope="col">{say('directory:column.source')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ state, off, verified, source }) => (
              <tr key={state}>
                <td>
                  <Mark c={state} />
                </td>
                <td>{all.format(off.map((n) => named.format(dayOfWeek(n))))}</td>
                <td>
                  <Verified is={verified} source={source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Card>
  )
}
