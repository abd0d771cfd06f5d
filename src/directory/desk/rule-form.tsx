import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { RuleUrgency, writeClockRule, type ClockRule } from '../calendar/rules-contract.ts'
import type { Counts, RequestType } from '../contract.ts'
import { listInstruments } from '../law/contract.ts'
import { useStateChoices } from './use-state-choices.ts'
import { useWords } from './words.ts'

interface About {
  readonly type: RequestType
  readonly today: string
  readonly rules: readonly ClockRule[]
  /** The rule that it takes the place of. */
  readonly from: ClockRule | undefined
  readonly done: () => void
}

const blank = (type: RequestType, since: string) => ({
  type,
  urgency: 'Routine' as RuleUrgency,
  state: null as string | null,
  instrument: null as string | null,
  since,
  counts: 'WorkingDays' as Counts,
  acknowledge: '2',
  answer: '5',
  ended: false,
  source: '',
  verified: false,
})

/** A rule from a day on. What ran by the one before it stays as it ran. */
export function RuleForm({ type, today, rules, from, done }: About) {
  const say = useSay()
  const write = useTell(writeClockRule)
  const [said, setSaid] = useState(
    from
      ? {
          ...from,
          since: from.since > today ? from.since : today,
          acknowledge: `${from.acknowledge}`,
          answer: `${from.answer}`,
          // The number is somebody else's from now on, and so is its source.
          source: from.ours ? '' : from.source,
        }
      : blank(type, today),
  )
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change })
  const [acknowledge, answer] = [Number(said.acknowledge), Number(said.answer)]
  const whole = [acknowledge, answer].every((n) => Number.isInteger(n) && n > 0) && acknowledge <= answer && said.source
  const send = () => {
    const { urgency, state, instrument, since, counts, ended, source, verified } = said
    const same = rules.filter(
      (each) =>
        each.urgency === urgency && each.state === state && each.instrument === instrument && each.since === since,
    )
    const version = Math.max(0, ...same.map((each) => each.version))
    const rule = { type, urgency, state, instrument, since, counts, acknowledge, answer, ended, source, verified }
    write.mutate({ ...rule, version }, { onSuccess: done })
  }
  return (
    <form
      className="dir-hol-f dir-rule"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Scope said={said} set={set} fixed={from !== undefined} />
      <TextField
        label={say('directory:clock.since')}
        type="date"
        value={said.since}
        change={(since) => set({ since })}
        required
      />
      <Lengths said={said} set={set} />
      <TextField
        label={say('directory:column.source')}
        hint={say('directory:clock.source-hint')}
        value={said.source}
        change={(source) => set({ source })}
        required
      />
      <TickField
        label={say('directory:clock.checked')}
        value={said.verified}
        change={(verified) => set({ verified })}
      />
      {(said.state !== null || said.instrument !== null) && (
        <TickField label={say('directory:clock.end')} value={said.ended} change={(ended) => set({ ended })} />
      )}
      <div className="row">
        <Button size="sm" type="submit" disabled={!whole} loading={write.isPending}>
          {say('directory:clock.write')}
        </Button>
        <Button variant="default" size="sm" onClick={done}>
          {say('directory:holiday.cancel')}
        </Button>
      </div>
      {write.error && <ErrorNote error={write.error} />}
    </form>
  )
}

interface Long {
  readonly counts: Counts
  readonly acknowledge: string
  readonly answer: string
}

/** How long it may take until it is read, and answered. */
function Lengths({ said, set }: { said: Long; set: (change: Partial<Long>) => void }) {
  const say = useSay()
  return (
    <>
      <ChoiceField
        label={say('directory:clock.counts')}
        choices={[
          { value: 'WorkingDays', label: say('directory:clock.working-days') },
          { value: 'Hours', label: say('directory:clock.day-and-night') },
        ]}
        value={said.counts}
        change={(counts) => counts && set({ counts: counts as Counts })}
      />
      <TextField
        label={say('directory:clock.acknowledge')}
        type="number"
        value={said.acknowledge}
        change={(text) => set({ acknowledge: text })}
        required
      />
      <TextField
        label={say('directory:clock.answer')}
        type="number"
        value={said.answer}
        change={(text) => set({ answer: text })}
        error={Number(said.acknowledge) > Number(said.answer) && say('directory:problem.answered-before-read')}
        required
      />
    </>
  )
}

interface Scoped {
  readonly urgency: RuleUrgency
  readonly state: string | null
  readonly instrument: string | null
}

/** For which requests it counts; a rule that takes the place of another counts for the same ones. */
function Scope({ said, set, fixed }: { said: Scoped; set: (change: Partial<Scoped>) => void; fixed: boolean }) {
  const say = useSay()
  const words = useWords()
  const states = useStateChoices()
  const { data } = useAsk(listInstruments, {})
  const instruments = (data?.instruments ?? []).map(({ code, name }) => ({ value: code, label: words(name) }))
  return (
    <>
      <ChoiceField
        label={say('directory:clock.urgency')}
        choices={RuleUrgency.options.map((value) => ({ value, label: say(`directory:urgency.${value}`) }))}
        value={said.urgency}
        change={(urgency) => urgency && set({ urgency: urgency as RuleUrgency })}
        disabled={fixed}
      />
      <ChoiceField
        label={say('directory:clock.state')}
        choices={states}
        empty={say('directory:clock.any-state')}
        value={said.state}
        change={(state) => set({ state })}
        disabled={fixed}
      />
      <ChoiceField
        label={say('directory:clock.instrument')}
        choices={instruments}
        empty={say('directory:clock.any-instrument')}
        value={said.instrument}
        change={(instrument) => set({ instrument })}
        disabled={fixed}
      />
    </>
  )
}
