import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { addFigure, CountedAs, Draft, reviseFigure, Unit, type Figure, type FigureCode } from '../contract.ts'

const nothing: Draft = {
  asStated: '',
  number: null,
  unit: 'Case',
  countedAs: 'Handled',
  place: '',
  definition: { id: '', en: '' },
  period: '',
  source: '',
  sourceRead: false,
}

/** Proposes a figure, or a revision of one; somebody else publishes it. */
export function FigureForm({ of, done }: { of?: Figure; done: () => void }) {
  const say = useSay()
  const [draft, setDraft] = useState<Draft>(of ? Draft.parse(of) : nothing)
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const add = useTell(addFigure)
  const revise = useTell(reviseFigure)
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const error = add.error ?? revise.error
  const send = () =>
    of
      ? revise.mutate({ code: of.code, draft, reason }, { onSuccess: done })
      : add.mutate({ code: code as FigureCode, series: null, draft }, { onSuccess: done })
  return (
    <form
      className="fig-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p className="muted">{say('figures:form.second')}</p>
      {!of && <TextField label={say('figures:form.code')} value={code} change={setCode} required />}
      <TextField
        label={say('figures:form.asStated')}
        value={draft.asStated}
        change={(asStated) => set({ asStated })}
        required
      />
      <TextField
        label={say('figures:form.number')}
        value={draft.number === null ? '' : String(draft.number)}
        change={(text) => set({ number: /^\d+$/.test(text.trim()) ? Number(text) : null })}
      />
      <ChoiceField
        label={say('figures:column.unit')}
        value={draft.unit}
        change={(unit) => unit && set({ unit: unit as Unit })}
        choices={Unit.options.map((value) => ({ value, label: say(`figures:unit.${value}`) }))}
      />
      <ChoiceField
        label={say('figures:form.countedAs')}
        value={draft.countedAs}
        change={(countedAs) => countedAs && set({ countedAs: countedAs as CountedAs })}
        choices={CountedAs.options.map((value) => ({ value, label: say(`figures:countedAs.${value}`) }))}
      />
      <TextField
        label={say('figures:form.definitionId')}
        value={draft.definition.id}
        change={(id) => set({ definition: { ...draft.definition, id } })}
      />
      <TextField
        label={say('figures:form.definitionEn')}
        value={draft.definition.en}
        change={(en) => set({ definition: { ...draft.definition, en } })}
      />
      <TextField label={say('figures:column.period')} value={draft.period} change={(period) => set({ period })} />
      <TextField label={say('figures:form.place')} value={draft.place} change={(place) => set({ place })} />
      <LongField
        label={say('figures:column.source')}
        value={draft.source}
        change={(source) => set({ source })}
        rows={1}
      />
      <TickField
        label={say('figures:form.sourceRead')}
        value={draft.sourceRead}
        change={(sourceRead) => set({ sourceRead })}
      />
      {of && <TextField label={say('figures:form.reason')} value={reason} change={setReason} required />}
      {error && <ErrorNote error={error} />}
      <Button type="submit" loading={add.isPending || revise.isPending}>
        {say('figures:form.propose')}
      </Button>
    </form>
  )
}
