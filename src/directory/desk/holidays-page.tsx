import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State as Mark, Tag } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { changeHoliday, listHolidays, type Holiday } from '../calendar/contract.ts'
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
        </div>
        {open && (
          <HolidayForm
            key={open === 'new' ? 'new' : `${open.state} ${open.day}`}
            of={open}
            state={state}
            done={() => setOpen(undefined)}
          />
        )}
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

const DayOf = ({ of: { state, day } }: { of: Holiday }) => (
  <span className="row nowrap">
    <Mark c={state} /> {day}
  </span>
)

const blank = { day: '', name: { id: '', en: '' }, source: '', verified: false, active: true, version: 0 }

function HolidayForm({ of, state: chosen, done }: { of: Holiday | 'new'; state: string | null; done: () => void }) {
  const say = useSay()
  const states = useStateChoices()
  const [said, setSaid] = useState(of === 'new' ? { ...blank, state: chosen } : of)
  const save = useTell(changeHoliday)
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change })
  const whole = said.state && /^\d{4}-\d\d-\d\d$/.test(said.day) && said.name.id && said.name.en && said.source
  return (
    <Card
      title={say(of === 'new' ? 'directory:holiday.add' : 'directory:holiday.change')}
      right={of !== 'new' && <DayOf of={of} />}
    >
      <div className="dir-hol-f">
        {of === 'new' && (
          <>
            <ChoiceField
              label={say('directory:column.state')}
              choices={states}
              empty={say('directory:holiday.choose')}
              value={said.state}
              change={(state) => set({ state })}
            />
            <TextField
              label={say('directory:holiday.day-iso')}
              value={said.day}
              change={(day) => set({ day })}
              required
            />
          </>
        )}
        <TextField
          label={say('directory:holiday.name-id')}
          value={said.name.id}
          change={(id) => set({ name: { ...said.name, id } })}
          required
        />
        <TextField
          label={say('directory:holiday.name-en')}
          value={said.name.en}
          change={(en) => set({ name: { ...said.name, en } })}
          required
        />
        <TextField
          label={say('directory:column.source')}
          value={said.source}
          change={(source) => set({ source })}
          required
        />
        <TickField
          label={say('directory:holiday.verified')}
          value={said.verified}
          change={(verified) => set({ verified })}
        />
        <TickField label={say('directory:holiday.active')} value={said.active} change={(active) => set({ active })} />
        <div className="row">
          <Button
            size="sm"
            disabled={!whole}
            loading={save.isPending}
            onClick={() => {
              const { state, day, name, source, verified, active, version } = said
              save.mutate({ state: state!, day, name, source, verified, active, version }, { onSuccess: done })
            }}
          >
            {say('directory:holiday.save')}
          </Button>
          <Button variant="default" size="sm" onClick={done}>
            {say('directory:holiday.cancel')}
          </Button>
        </div>
        {save.error && <ErrorNote error={save.error} />}
      </div>
    </Card>
  )
}
