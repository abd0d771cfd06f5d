import { Checkbox } from '@mantine/core'
import { useSay } from '../../../web/kit/i18n.ts'
import { ChoiceField, TickField } from '../../../web/kit/form.tsx'
import { useLanguages } from './languages.ts'
import { Caveat, Urgency, type RequestView, type Tlp } from '../contract.ts'

export type HeadValues = Pick<RequestView, 'tlp' | 'urgency' | 'language' | 'purpose' | 'caveats' | 'immediateDanger'>

interface HeadProps {
  readonly view: RequestView
  readonly head: HeadValues
  readonly change: (change: Partial<HeadValues>) => void
}

/** Marking, urgency, and how the other state must handle it. */
export function Head({ view, head, change }: HeadProps) {
  const say = useSay()
  return (
    <div className="xd-head">
      <ChoiceField
        label={say('requests:draft.tlp')}
        hint={say('requests:draft.tlp-hint')}
        choices={view.tlpAllowed.map((value) => ({ value, label: `TLP:${value}` }))}
        value={head.tlp}
        change={(tlp) => tlp && change({ tlp: tlp as Tlp })}
      />
      <ChoiceField
        label={say('requests:draft.urgency')}
        hint={say('requests:draft.urgency-hint')}
        choices={Urgency.options.map((value) => ({ value, label: say(`requests:urgency.${value}`) }))}
        value={head.urgency}
        change={(urgency) => urgency && change({ urgency: urgency as Urgency })}
      />
      <ChoiceField
        label={say('requests:draft.language')}
        hint={say('requests:draft.language-hint')}
        choices={useLanguages()}
        value={head.language}
        change={(language) => language && change({ language })}
      />
      <fieldset className="xd-caveats">
        <legend>{say('requests:draft.caveats')}</legend>
        {Caveat.options.map((caveat) => (
          <Checkbox
            key={caveat}
            label={say(`requests:caveat.${caveat}`)}
            checked={head.caveats.includes(caveat)}
            onChange={({ currentTarget: { checked } }) =>
              change({ caveats: checked ? [...head.caveats, caveat] : head.caveats.filter((each) => each !== caveat) })
            }
          />
        ))}
      </fieldset>
      {view.dangerCannotWait && head.tlp === 'RED' && (
        <TickField
          label={say('requests:draft.danger')}
          hint={say('requests:draft.danger-hint')}
          value={head.immediateDanger}
          change={(immediateDanger) => change({ immediateDanger })}
        />
      )}
    </div>
  )
}
