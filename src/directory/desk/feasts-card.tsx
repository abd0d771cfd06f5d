import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { enterFeasts, listFeasts, type Feast } from '../calendar/feasts-contract.ts'
import { Verified } from './standing.tsx'
import { useWords } from './words.ts'

interface Chosen {
  readonly year: number
  readonly state: string | null
  readonly choose: (state: string) => void
}

/** Feasts that move: of one state to be entered for the year, of all which are not there yet. */
export function FeastsCard({ year, state, choose }: Chosen) {
  const say = useSay()
  const found = useAsk(listFeasts, { year }, { keep: true })
  return (
    <Card title={say('directory:feast.title', { year })}>
      <Answered of={found} rows={4}>
        {({ years }) => {
          const feasts = years.flatMap((each) => (each.year === year ? each.feasts : []))
          const own = feasts.filter((each) => each.state === state)
          if (state === null) return <OfAll feasts={feasts} choose={choose} />
          if (own.length === 0) return <p className="muted">{say('directory:feast.none-known')}</p>
          return <OfState key={`${state} ${year} ${JSON.stringify(own)}`} feasts={own} state={state} />
        }}
      </Answered>
    </Card>
  )
}

/** How many are missing of each state; a press chooses it. */
function OfAll({ feasts, choose }: { feasts: readonly Feast[]; choose: (state: string) => void }) {
  const say = useSay()
  const states = [...new Set(feasts.map(({ state }) => state))]
  return (
    <>
      <p className="muted">{say('directory:feast.lead')}</p>
      <ul className="dir-feasts">
        {states.map((state) => {
          const own = feasts.filter((each) => each.state === state)
          const missing = own.filter(({ days }) => days.length === 0).length
          return (
            <li key={state} className="row">
              <Button variant="default" size="compact-sm" onClick={() => choose(state)}>
                <State c={state} />
              </Button>
              {missing === 0 ? (
                <Tag tone="ok">{say('directory:feast.whole')}</Tag>
              ) : (
                <Tag tone="warn">{say('directory:feast.missing', { missing, all: own.length })}</Tag>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The feasts of one state: what is entered stands, the others have two dates to fill in. */
function OfState({ feasts, state }: { feasts: readonly Feast[]; state: string }) {
  const say = useSay()
  const may = useMay()
  const save = useTell(enterFeasts)
  const [said, setSaid] = useState<Record<string, { from: string; until: string }>>({})
  const [source, setSource] = useState('')
  const [verified, setVerified] = useState(false)
  const filled = Object.entries(said).filter(([, { from }]) => from)
  const set = (code: string, days: { from: string; until: string }) => setSaid({ ...said, [code]: days })
  return (
    <>
      <ul className="dir-feasts">
        {feasts.map((feast) => (
          <FeastLine
            key={feast.code}
            feast={feast}
            days={said[feast.code] ?? { from: '', until: '' }}
            {...(may('directory.edit') && { set: (days: { from: string; until: string }) => set(feast.code, days) })}
          />
        ))}
      </ul>
      {may('directory.edit') && feasts.some(({ days }) => days.length === 0) && (
        <div className="dir-hol-f">
          <TextField
            label={say('directory:column.source')}
            hint={say('directory:feast.source-hint')}
            value={source}
            change={setSource}
            required
          />
          <TickField label={say('directory:holiday.verified')} value={verified} change={setVerified} />
          <Button
            size="sm"
            disabled={filled.length === 0 || !source.trim()}
            loading={save.isPending}
            onClick={() =>
              save.mutate({
                state,
                feasts: filled.map(([code, { from, until }]) => ({ code, from, until: until || from })),
                source,
                verified,
              })
            }
          >
            {say('directory:feast.enter')}
          </Button>
          {save.error && <ErrorNote error={save.error} />}
        </div>
      )}
    </>
  )
}

interface OneFeast {
  readonly feast: Feast
  readonly days: { from: string; until: string }
  readonly set?: (days: { from: string; until: string }) => void
}

function FeastLine({ feast, days, set }: OneFeast) {
  const say = useSay()
  const words = useWords()
  const name = words(feast.name)
  return (
    <li className="dir-feast">
      <span>
        <b>{name}</b> <Verified is={feast.verified} source={feast.source} />
      </span>
      {feast.days.length > 0 ? (
        <span>{feast.days.join(', ')}</span>
      ) : set ? (
        <span className="dir-feast-days">
          <TextField
            label={
              <>
                {say('directory:feast.from')} <span className="sr">{name}</span>
              </>
            }
            type="date"
            value={days.from}
            change={(from) => set({ ...days, from })}
          />
          <TextField
            label={
              <>
                {say('directory:feast.until')} <span className="sr">{name}</span>
              </>
            }
            type="date"
            value={days.until}
            change={(until) => set({ ...days, until })}
          />
          {feast.computed && (
            <Button variant="default" size="sm" onClick={() => set({ from: feast.computed!, until: feast.computed! })}>
              {say('directory:feast.computed', { day: feast.computed })}
            </Button>
          )}
        </span>
      ) : (
        <Tag tone="warn">{say('directory:feast.not-entered')}</Tag>
      )}
    </li>
  )
}
