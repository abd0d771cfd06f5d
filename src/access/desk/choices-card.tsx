import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, TickField } from '../../../web/kit/form.tsx'
import { changeLanguage, languages, useSay, type Language } from '../../../web/kit/i18n.ts'
import { turnSingleKeys } from '../../../web/kit/keys.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { changeChoices } from '../contract.ts'

/** Language and single keys, kept with the officer so that they follow her to another desk. */
export function ChoicesCard({ language, shortcuts }: { language: Language; shortcuts: boolean }) {
  const say = useSay()
  const change = useTell(changeChoices)
  const speak = (chosen: string | null) => {
    const next = languages.find((each) => each === chosen)
    if (next) change.mutate({ language: next }, { onSuccess: () => void changeLanguage(next) })
  }
  const turn = (on: boolean) => change.mutate({ shortcuts: on }, { onSuccess: () => turnSingleKeys(on) })
  return (
    <Card title={say('access:choices.title')}>
      <div className="stack">
        {change.error && <ErrorNote error={change.error} />}
        <ChoiceField
          label={say('access:choices.language')}
          choices={languages.map((each) => ({ value: each, label: say(`access:language.${each}`) }))}
          value={language}
          change={speak}
        />
        <TickField
          label={say('access:choices.keys')}
          hint={say('access:choices.keys-hint')}
          value={shortcuts}
          change={turn}
        />
      </div>
    </Card>
  )
}
