import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State as Mark, Tag } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { listHolidays, type Holiday } from '../calendar/contract.ts'
import { FeastsCard } from './feasts-card.tsx'
import { HolidayForm } from './holiday-form.tsx'
import { ImportCard } from './import-card.tsx'
import { Places } from './places.tsx'
import { Verified } from './standing.tsx'
import { useStateChoices } from './use-state-choices.ts'
import { WeeksCard } from './weeks-card.tsx'
import { Wide } from './wide.tsx'
import { useWords } from './words.ts'

/** The days on which offices are closed: clocks in working days rest on them. */
export function Page() {
  const say = useSay()
  const { may } = useMe()
  const [year, setYear] = useState(() => new Date().getFullYear())
  const [state, setState] = useState<string | null>(null)
  const [open, setOpen] = useState<Holiday | 'new'>()
  const [list, setList] = useState(false)
  const found = useAsk(listHolidays, { year }, { keep: true })
  const states = useStateChoices()
  const edit = may.includes('directory.edit') ? setOpen : undefined
  const isShown = (each: { state: string }) => state === null || each.state === state
  return (
    <Frame title={say('directory:desk.holidays')}>
      <Places here="holidays" />
      <div className="dir-body dir-top">
        <div className="row dir-hol">
          <ChoiceField
            label={say('directory:holiday.year')}
            choices={[year - 1, year, year + 1].map((each) => ({ value: String(each), label: String(each) }))}
            value={String(year)}
            change={(value) => value && setYear(Number(value))}
          />
          <ChoiceField
            label={say('directory:column.state')}
            choices={states}
            empty={say('directory:holiday.all')}
            value={state}
            change={setState}
          />
          {edit && (
            <Button variant="default" size="sm" onClick={() => setOpen('new')}>
              {say('directory:holiday.add')}
            </Button>
          )}
          {edit && (
            <Button variant="default" size="sm" onClick={() => setList(true)}>
              {say('directory:list.open')}
            </Button>
          )}
        </div>
        {open && (
          <HolidayForm
            key={open === 'new' ? 'new' : `${open.state} ${open.day}`}
            of={open}
            state={state}
            done={() => setOpen(undefined)}
          />
        )}
        {list && <ImportCard done={() => setList(false)} />}
        <FeastsCard year={year} state={state} choose={setState} />
        <p className="muted">{say('directory:holiday.moving')}</p>
        <Answered of={found} rows={11}>
          {({ today, holidays, weeks }) => (
            <>
              <Days days={holidays.filter(isShown)} edit={edit} />
              <WeeksCard weeks={weeks.filter(isShown)} today={today} />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  )
}

function Days({ days, edit }: { days: readonly Holiday[]; edit: ((day: Holiday) => void) | undefined }) {
  const say = useSay()
  const words = useWords()
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <Card bleed>
      <Wide label={say('directory:desk.holidays')}>
        <table className="dir-table">
          <thead>
            <tr>
              <th scope="col">{say('directory:column.state')}</th>
              <th scope="col">{say('directory:holiday.day')}</th>
              <th scope="col">{say('directory:holiday.name')}</th>
              <th scope="col">{say('directory:column.source')}</th>
              {edit && <th scope="col">{say('directory:holiday.change')}</th>}
            </tr>
          </thead>
          <tbody>
            {days.map((each) => (
              <tr key={`${each.state} ${each.day}`}>
                <td>
                  <Mark c={each.state} />
                </td>
                <td className="nowrap">{format.format(new Date(each.day))}</td>
                <td>
                  {words(each.name)} {!each.active && <Tag tone="bad">{say('directory:holiday.struck')}</Tag>}
                </td>
                <td>
                  <Verified is={each.verified} source={each.source} />
                </td>
                {edit && (
                  <td>
                    <Button variant="default" size="compact-sm" onClick={() => edit(each)}>
                      {say('directory:holiday.change')} <span className="sr">{`${each.state} ${each.day}`}</span>
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Card>
  )
}
