import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, MomentField, TextField, TickField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { inHours } from '../../../../web/kit/in-hours.ts'
import { supportMoves, SupportState, SupportType, writeSupportPlan, type SupportPlan } from '../../support/contract.ts'
import { PersonField, usePerson, type Someone } from '../person-field.tsx'
import { Send } from '../send.tsx'

type Goal = SupportPlan['goals'][number]
const noTask = { what: '', by: '', until: null, done: false }
const noGoal: Goal = { goal: '', tasks: [] }

/** A plan with a person, in her words; each saving is a version more, and a state that follows. */
export function SupportForm(props: { people: readonly Someone[]; last?: SupportPlan | undefined; done: () => void }) {
  const { people, last, done } = props
  const say = useSay()
  const write = useTell(writeSupportPlan, ['casework'])
  const moves = last ? supportMoves[last.state] : (['Draft'] as const)
  const [person, setPerson] = usePerson(people, last?.person)
  const [type, setType] = useState<string | null>(last?.types[0] ?? null)
  const [objectives, setObjectives] = useState(last?.objectives ?? '')
  const [goals, setGoals] = useState<readonly Goal[]>(last?.goals ?? [noGoal])
  const [end, setEnd] = useState(last?.plannedEnd ?? '')
  const [reviewer, setReviewer] = useState(last?.reviewer ?? '')
  const [due, setDue] = useState(() => inHours(24 * 30))
  const [words, setWords] = useState('')
  const [state, setState] = useState<string | null>(moves[0] ?? null)
  const spoken = (state !== 'Agreed' && state !== 'Reviewed') || words.trim().length >= 10
  const whole = goals
    .filter(({ goal }) => goal.trim())
    .map(({ goal, tasks }) => ({ goal, tasks: tasks.filter(({ what, by }) => what.trim() && by.trim()) }))
  const ready = person && type && objectives.trim() && reviewer.trim() && state && whole.length > 0 && spoken
  const send = () =>
    write.mutate(
      {
        plan: last?.id ?? null,
        after: last?.number ?? 0,
        person: person!,
        state: SupportState.parse(state),
        types: [SupportType.parse(type), ...(last?.types.slice(1) ?? [])],
        objectives,
        goals: whole,
        plannedEnd: end || null,
        actualEnd: state === 'Ended' ? new Date().toISOString().slice(0, 10) : null,
        reviewer,
        reviewDue: due,
        herWords: words,
      },
      { onSuccess: done },
    )
  if (moves.length === 0) return <p>{last?.objectives}</p>
  return (
    <div className="sf-form">
      {!last && <PersonField people={people} person={person} change={setPerson} />}
      <ChoiceField
        label={say('assistance:support.types')}
        choices={SupportType.options.map((value) => ({ value, label: say(`assistance:support-type.${value}`) }))}
        empty={say('assistance:consent.choose')}
        value={type}
        change={setType}
        required
      />
      <LongField
        label={say('assistance:support.objectives')}
        rows={2}
        value={objectives}
        change={setObjectives}
        required
        max={4000}
      />
      <Goals goals={goals} change={setGoals} />
      <TextField type="date" label={say('assistance:support.planned-end')} value={end} change={setEnd} />
      <TextField label={say('assistance:support.reviewer')} value={reviewer} change={setReviewer} required />
      <MomentField label={say('assistance:safety.review')} value={due} change={setDue} />
      <ChoiceField
        label={say('assistance:support.state')}
        choices={moves.map((value) => ({ value, label: say(`assistance:support-state.${value}`) }))}
        value={state}
        change={setState}
        required
      />
      <LongField
        label={say('assistance:support.her-words')}
        hint={say('assistance:support.her-words-hint')}
        rows={2}
        value={words}
        change={setWords}
        required={!spoken}
        max={4000}
      />
      <Send of={write} disabled={!ready} onClick={send}>
        {say('assistance:consent.record')}
      </Send>
    </div>
  )
}

function Goals({ goals, change }: { goals: readonly Goal[]; change: (goals: readonly Goal[]) => void }) {
  const say = useSay()
  return (
    <>
      {goals.map((one, at) => {
        const set = (part: Partial<Goal>) => change(goals.with(at, { ...one, ...part }))
        const setTask = (index: number, part: Partial<Goal['tasks'][number]>) =>
          set({ tasks: one.tasks.with(index, { ...one.tasks[index]!, ...part }) })
        const name = say('assistance:support.goal', { n: at + 1 })
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a goal has no other name until it is saved
          <fieldset key={at} className="sf-factor" aria-label={name}>
            <TextField label={name} value={one.goal} change={(goal) => set({ goal })} required />
            {one.tasks.map((task, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- nor has a task
              <div key={index} className="sf-factor">
                <TextField
                  label={say('assistance:support.task')}
                  value={task.what}
                  change={(what) => setTask(index, { what })}
                />
                <TextField
                  label={say('assistance:support.task-by')}
                  value={task.by}
                  change={(by) => setTask(index, { by })}
                />
                <TextField
                  type="date"
                  label={say('assistance:support.task-until')}
                  value={task.until ?? ''}
                  change={(until) => setTask(index, { until: until || null })}
                />
                <TickField
                  label={say('assistance:support.done')}
                  value={task.done}
                  change={(doneNow) => setTask(index, { done: doneNow })}
                />
              </div>
            ))}
            <div>
              <Button size="compact-sm" variant="default" onClick={() => set({ tasks: [...one.tasks, noTask] })}>
                {say('assistance:support.add-task')}
              </Button>
            </div>
          </fieldset>
        )
      })}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => change([...goals, noGoal])}>
          {say('assistance:support.add-goal')}
        </Button>
      </div>
    </>
  )
}
