import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField, TickField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State as Mark, Tag } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { changeWeek, type Week } from '../calendar/contract.ts'
import { Since } from './since.tsx'
import { Verified } from './standing.tsx'
import { Wide } from './wide.tsx'

const days = [1, 2, 3, 4, 5, 6, 7]
/** 5 January 2026 is a Monday, and Monday is 1. */
const dayOfWeek = (n: number) => new Date(Date.UTC(2026, 0, 4 + n))

/** The ends of the week: they move a clock as holidays do. They change from a day on. */
export function WeeksCard({ weeks, today }: { weeks: readonly Week[]; today: string }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState<Week>()
  const edit = may('directory.edit') ? setOpen : undefined
  return (
    <Card title={say('directory:holiday.weeks')} bleed>
      {open && (
        <WeekForm
          key={`${open.state} ${open.since} ${open.version}`}
          of={open}
          weeks={weeks}
          today={today}
          done={() => setOpen(undefined)}
        />
      )}
      <Wide label={say('directory:holiday.weeks')}>
        <table className="dir-table">
          <thead>
            <tr>
              <th scope="col">{say('directory:column.state')}</th>
              <th scope="col">{say('directory:holiday.off')}</th>
              <th scope="col">{say('directory:clock.since')}</th>
              <th scope="col">{say('directory:column.source')}</th>
              {edit && <th scope="col">{say('directory:holiday.change')}</th>}
            </tr>
          </thead>
          <tbody>
            {weeks.filter(isLastOfItsDay).map((week) => (
              <Line key={`${week.state} ${week.since}`} week={week} later={week.since > today} edit={edit} />
            ))}
          </tbody>
        </table>
      </Wide>
    </Card>
  )
}

const isLastOfItsDay = (week: Week, at: number, all: readonly Week[]) =>
  all.findIndex(({ state, since }) => state === week.state && since === week.since) === at

function Line({ week, later, edit }: { week: Week; later: boolean; edit: ((week: Week) => void) | undefined }) {
  const say = useSay()
  const named = useDayNames()
  const language = useLanguage()
  const all = new Intl.ListFormat(language === 'id' ? 'id-ID' : 'en-GB')
  return (
    <tr>
      <td>
        <Mark c={week.state} />
      </td>
      <td>{week.off.length === 0 ? say('directory:week.none') : all.format(week.off.map(named))}</td>
      <td className="nowrap">
        <Since day={week.since} /> {later && <Tag tone="info">{say('directory:clock.standing.Later')}</Tag>}
      </td>
      <td>
        <Verified is={week.verified} source={week.source} />
      </td>
      {edit && (
        <td>
          <Button variant="default" size="compact-sm" onClick={() => edit(week)}>
            {say('directory:holiday.change')} <span className="sr">{`${week.state} ${week.since}`}</span>
          </Button>
        </td>
      )}
    </tr>
  )
}

function useDayNames(): (n: number) => string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { weekday: 'long', timeZone: 'UTC' })
  return (n) => format.format(dayOfWeek(n))
}

interface Changing {
  readonly of: Week
  readonly weeks: readonly Week[]
  readonly today: string
  readonly done: () => void
}

function WeekForm({ of, weeks, today, done }: Changing) {
  const say = useSay()
  const named = useDayNames()
  const change = useTell(changeWeek)
  const [off, setOff] = useState(of.off)
  const [since, setSince] = useState(of.since > today ? of.since : today)
  const [source, setSource] = useState('')
  const [verified, setVerified] = useState(false)
  const known = weeks.find((each) => each.state === of.state && each.since === since)
  return (
    <div className="dir-week">
      <fieldset className="dir-week-days">
        <legend>
          <Mark c={of.state} /> {say('directory:holiday.off')}
        </legend>
        {days.map((n) => (
          <TickField
            key={n}
            label={named(n)}
            value={off.includes(n)}
            disabled={!off.includes(n) && off.length >= 3}
            change={(is) => setOff(is ? [...off, n] : off.filter((each) => each !== n))}
          />
        ))}
      </fieldset>
      <div className="dir-hol-f">
        <TextField label={say('directory:clock.since')} type="date" value={since} change={setSince} required />
        <TextField label={say('directory:column.source')} value={source} change={setSource} required />
        <TickField label={say('directory:holiday.verified')} value={verified} change={setVerified} />
        <div className="row">
          <Button
            size="sm"
            disabled={!source.trim() || !since}
            loading={change.isPending}
            onClick={() =>
              change.mutate(
                { state: of.state, since, off, source, verified, version: known?.version ?? 0 },
                { onSuccess: done },
              )
            }
          >
            {say('directory:holiday.save')}
          </Button>
          <Button variant="default" size="sm" onClick={done}>
            {say('directory:holiday.cancel')}
          </Button>
        </div>
        {change.error && <ErrorNote error={change.error} />}
      </div>
    </div>
  )
}
