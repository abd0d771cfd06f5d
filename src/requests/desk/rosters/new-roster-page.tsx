import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card, Next } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField, TickField } from '../../../../web/kit/form.tsx'
import { Go, useGo } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../../web/kit/states.tsx'
import { prepareRosterPart, Provenance, readRoster } from '../../contract.ts'
import { states } from '../states-list.ts'
import './rosters.css'

type Typed = Omit<z.input<typeof prepareRosterPart.input>, 'claimed' | 'withheld'> & { claimed: string }
const nothing: Typed = {
  state: '',
  list: '',
  provenance: 'HandedOverByAuthority',
  listMaker: '',
  reliability: 'C',
  credibility: '3',
  listedOn: null,
  place: null,
  claimed: '',
}

/** A list is pasted, read, looked through, and its part for one state prepared for a second person. */
function NewRosterPage() {
  const say = useSay()
  const [typed, setTyped] = useState(nothing)
  const [looked, setLooked] = useState(false)
  const set = (change: Partial<Typed>) => {
    setTyped({ ...typed, ...change })
    if ('list' in change || 'state' in change) setLooked(false)
  }
  return (
    <Page
      title={say('requests:roster.new')}
      crumbs={<Go to="/exchange/rosters">{say('requests:roster.title')}</Go>}
      tlp="RED"
    >
      <div className="ro-pane">
        <Card title={say('requests:roster.the-list')}>
          <form
            className="ro-form"
            onSubmit={(event) => {
              event.preventDefault()
              setLooked(true)
            }}
          >
            <About typed={typed} set={set} />
            <div className="ro-wide">
              <LongField
                label={say('requests:roster.paste')}
                hint={say('requests:roster.paste-hint')}
                rows={6}
                value={typed.list}
                change={(list) => set({ list })}
              />
            </div>
            <Button type="submit" variant="default" disabled={typed.list.trim() === '' || typed.state === ''}>
              {say('requests:roster.read')}
            </Button>
          </form>
        </Card>
        {looked && <Found typed={typed} />}
      </div>
    </Page>
  )
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const figures = ['1', '2', '3', '4', '5', '6'] as const

function About({ typed, set }: { typed: Typed; set: (change: Partial<Typed>) => void }) {
  const say = useSay()
  const { state: own } = useMe()
  const names = new Intl.DisplayNames([useLanguage()], { type: 'region' })
  const others = states.filter((each) => each !== own).map((value) => ({ value, label: names.of(value) ?? value }))
  return (
    <>
      <ChoiceField
        label={say('requests:roster.for-state')}
        value={typed.state || null}
        change={(state) => set({ state: state ?? '' })}
        choices={others}
      />
      <ChoiceField
        label={say('requests:roster.how')}
        value={typed.provenance}
        change={(to) => set({ provenance: (to ?? nothing.provenance) as Typed['provenance'] })}
        choices={Provenance.options.map((value) => ({ value, label: say(`requests:roster.provenance.${value}`) }))}
      />
      <TextField
        label={say('requests:roster.maker')}
        value={typed.listMaker}
        change={(listMaker) => set({ listMaker })}
      />
      <ChoiceField
        label={say('requests:roster.source')}
        value={typed.reliability}
        change={(to) => set({ reliability: (to ?? 'F') as Typed['reliability'] })}
        choices={letters.map((value) => ({
          value,
          label: `${value} · ${say(`requests:roster.reliability.${value}`)}`,
        }))}
      />
      <ChoiceField
        label={say('requests:roster.content')}
        value={typed.credibility}
        change={(to) => set({ credibility: (to ?? '6') as Typed['credibility'] })}
        choices={figures.map((value) => ({
          value,
          label: `${value} · ${say(`requests:roster.credibility.${value}`)}`,
        }))}
      />
      <TextField
        label={say('requests:roster.listed-on')}
        hint={say('requests:roster.partial')}
        value={typed.listedOn ?? ''}
        change={(listedOn) => set({ listedOn: listedOn || null })}
      />
      <TextField
        label={say('requests:roster.place')}
        value={typed.place ?? ''}
        change={(place) => set({ place: place || null })}
      />
      <TextField
        type="number"
        label={say('requests:roster.claimed')}
        hint={say('requests:roster.claimed-hint')}
        value={typed.claimed}
        change={(claimed) => set({ claimed })}
      />
    </>
  )
}

function Found({ typed }: { typed: Typed }) {
  const say = useSay()
  const go = useGo()
  const { state, list, claimed } = typed
  const found = useAsk(readRoster, { state, list })
  const [withheld, setWithheld] = useState<readonly number[]>([])
  const { mutate, isPending, error } = useTell(prepareRosterPart)
  const save = () =>
    mutate(
      { ...typed, claimed: claimed === '' ? null : Number(claimed), withheld: [...withheld] },
      { onSuccess: ({ part }) => go('/exchange/rosters/$part', { part }) },
    )
  return (
    <Answered of={found} rows={6}>
      {(of) => (
        <Card title={say('requests:roster.leaves', { count: of.rows.length - withheld.length, whole: of.whole })}>
          <Doubts of={of} claimed={claimed} left={of.rows.length - withheld.length} />
          <p>{say('requests:roster.withhold')}</p>
          <ul className="ro-ticks">
            {of.rows.map(({ no, name, birthDate }) => (
              <li key={no}>
                <TickField
                  label={[`${no}.`, name, birthDate].filter(Boolean).join(' ')}
                  value={!withheld.includes(no)}
                  change={(in_) => setWithheld(in_ ? withheld.filter((each) => each !== no) : [...withheld, no])}
                />
              </li>
            ))}
          </ul>
          <Next
            loading={isPending}
            disabled={of.rows.length === withheld.length || of.unread.length > 0}
            onClick={save}
          >
            {say('requests:roster.prepare')}
          </Next>
          {error && <ErrorNote error={error} />}
        </Card>
      )}
    </Answered>
  )
}

type Read = z.output<typeof readRoster.output>

/** What does not add up, and what stays here. */
function Doubts({ of, claimed, left }: { of: Read; claimed: string; left: number }) {
  const say = useSay()
  const doubts = [
    of.already && say('requests:roster.already'),
    claimed !== '' && Number(claimed) !== left && say('requests:roster.adds-not-up', { claimed }),
    of.unread.length > 0 && say('requests:roster.unread', { lines: of.unread.join(', ') }),
    of.doubled.length > 0 && say('requests:roster.doubled', { lines: of.doubled.join(', ') }),
    !of.hasNationality && say('requests:roster.no-nationality'),
    of.unknownNationality > 0 && say('requests:roster.unknown', { count: of.unknownNationality }),
    of.stays.length > 0 && say('requests:roster.stays', { columns: of.stays.join(', ') }),
  ].filter((each) => typeof each === 'string')
  return (
    <ul className="ro-doubts">
      {doubts.map((doubt) => (
        <li key={doubt}>{doubt}</li>
      ))}
    </ul>
  )
}

export { NewRosterPage as Page }
