import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag } from '../../../../web/kit/marks.tsx'
import { Empty, ErrorNote } from '../../../../web/kit/states.tsx'
import { addItem, changeItem, planMeeting, type ItemSort, type Workbook, type WorkbookItem } from '../../contract.ts'

const sorts = ['Agenda', 'Decision', 'Action'] as const

/** The next meeting: when and where, its agenda, and what was decided or taken on and is still open. */
export function Meeting({ of, naming }: { of: Workbook; naming: readonly string[] }) {
  const say = useSay()
  return (
    <>
      <Card title={say('requests:workbook.meeting')}>
        <When key={`${of.meetingOn} ${of.place}`} of={of} />
      </Card>
      {sorts.map((sort) => (
        <Card key={sort} title={say(`requests:workbook.sort.${sort}`)} bleed>
          <Items of={of} sort={sort} naming={naming} />
        </Card>
      ))}
      <Card title={say('requests:workbook.add')} className="rg-screen">
        <Add of={of} />
      </Card>
    </>
  )
}

function When({ of: { state, meetingOn, place } }: { of: Workbook }) {
  const say = useSay()
  const [day, setDay] = useState(meetingOn ?? '')
  const [where, setWhere] = useState(place ?? '')
  const { mutate, isPending, error } = useTell(planMeeting)
  const save = () => mutate({ state, meetingOn: day || null, place: where.trim() || null })
  return (
    <>
      <p className="rg-paper rg-words">
        {[meetingOn, place].filter(Boolean).join(' · ') || say('requests:workbook.no-meeting')}
      </p>
      <form
        className="rg-form rg-work"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField type="date" label={say('requests:workbook.on')} value={day} change={setDay} />
        <TextField label={say('requests:workbook.place')} value={where} change={setWhere} />
        <Button type="submit" variant="default" loading={isPending}>
          {say('requests:workbook.keep')}
        </Button>
      </form>
      {error && <ErrorNote error={error} />}
    </>
  )
}

function Items({ of, sort, naming }: { of: Workbook; sort: ItemSort; naming: readonly string[] }) {
  const say = useSay()
  const items = of.items.filter((item) => item.sort === sort)
  if (items.length === 0) return <Empty>{say(`requests:workbook.none.${sort}`)}</Empty>
  return (
    <ol className="rg-list rg-points">
      {items.map((item) => (
        <Item key={`${item.id} ${item.version}`} of={item} pair={[of.own, of.state]} names={naming.includes(item.id)} />
      ))}
    </ol>
  )
}

function Item({ of, pair, names }: { of: WorkbookItem; pair: readonly string[]; names: boolean }) {
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const { mutate, isPending, error } = useTell(changeItem)
  const { id: item, sort, words, owner, due, standing, version } = of
  const change = (to: Partial<WorkbookItem>) =>
    mutate({ item, version, sort, words, owner, due, standing, ...pick(to) }, { onSuccess: () => setEditing(false) })
  return (
    <li>
      <span className={`rg-words ${standing === 'Done' ? 'rg-done' : ''}`}>{words}</span>
      {names && <Tag tone="bad">{say('requests:workbook.names')}</Tag>}
      <span className="row">
        {owner && <State c={owner} />}
        {due && <span className="muted">{say('requests:workbook.until', { due })}</span>}
        {standing === 'Done' && <Tag tone="ok">{say('requests:workbook.done')}</Tag>}
        <Button
          size="compact-sm"
          variant="default"
          loading={isPending}
          onClick={() => change({ standing: standing === 'Done' ? 'Open' : 'Done' })}
        >
          {say(standing === 'Done' ? 'requests:workbook.reopen' : 'requests:workbook.is-done')}
        </Button>
        <Button size="compact-sm" variant="default" aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {say('requests:workbook.edit')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => change({ standing: 'Struck' })}>
          {say('requests:workbook.strike')}
        </Button>
      </span>
      {editing && (
        <div className="rg-edit">
          <ItemForm first={of} pair={pair} busy={isPending} keep={change} sayKeep={say('requests:workbook.keep')} />
        </div>
      )}
      {error && <ErrorNote error={error} />}
    </li>
  )
}

const pick = ({ sort, words, owner, due, standing }: Partial<WorkbookItem>) => ({
  ...(sort && { sort }),
  ...(words !== undefined && { words }),
  ...(owner !== undefined && { owner }),
  ...(due !== undefined && { due }),
  ...(standing && { standing }),
})

type Typed = Pick<WorkbookItem, 'sort' | 'words' | 'owner' | 'due'>
const nothing: Typed = { sort: 'Agenda', words: '', owner: null, due: null }

function Add({ of: { own, state } }: { of: Workbook }) {
  const say = useSay()
  const [count, setCount] = useState(0)
  const { mutate, isPending, error } = useTell(addItem)
  return (
    <>
      <ItemForm
        key={count}
        first={nothing}
        pair={[own, state]}
        busy={isPending}
        keep={(typed) => mutate({ state, ...typed }, { onSuccess: () => setCount(count + 1) })}
        sayKeep={say('requests:workbook.put')}
      />
      {error && <ErrorNote error={error} />}
    </>
  )
}

interface FormProps {
  readonly first: Typed
  readonly pair: readonly string[]
  readonly busy: boolean
  readonly keep: (typed: Typed) => void
  readonly sayKeep: string
}

function ItemForm({ first, pair, busy, keep, sayKeep }: FormProps) {
  const say = useSay()
  const [typed, setTyped] = useState<Typed>({
    sort: first.sort,
    words: first.words,
    owner: first.owner,
    due: first.due,
  })
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  return (
    <form
      className="rg-form"
      onSubmit={(event) => {
        event.preventDefault()
        keep(typed)
      }}
    >
      <div className="rg-wide">
        <LongField
          label={say('requests:workbook.words')}
          hint={say('requests:workbook.no-names')}
          rows={2}
          max={600}
          value={typed.words}
          change={(words) => set({ words })}
        />
      </div>
      <ChoiceField
        label={say('requests:workbook.sort-label')}
        value={typed.sort}
        change={(sort) => set({ sort: (sort ?? 'Agenda') as ItemSort })}
        choices={sorts.map((value) => ({ value, label: say(`requests:workbook.sort.${value}`) }))}
      />
      <ChoiceField
        label={say('requests:workbook.owner')}
        value={typed.owner}
        empty={say('requests:workbook.both')}
        change={(owner) => set({ owner })}
        choices={pair.map((value) => ({ value, label: value }))}
      />
      <TextField
        type="date"
        label={say('requests:workbook.due')}
        value={typed.due ?? ''}
        change={(due) => set({ due: due || null })}
      />
      <Button type="submit" variant="default" loading={busy} disabled={typed.words.trim() === ''}>
        {sayKeep}
      </Button>
    </form>
  )
}
