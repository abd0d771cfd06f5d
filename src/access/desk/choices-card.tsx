import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField, TickField } from '../../../web/kit/form.tsx'
import { changeLanguage, languages, useSay, type Language } from '../../../web/kit/i18n.ts'
import { turnSingleKeys } from '../../../web/kit/keys.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { changeChoices } from '../contract.ts'

interface Choices {
  readonly language: Language
  readonly shortcuts: boolean
  readonly phone: string | null
}

/** Language and single keys, kept with the officer so that they follow her to another desk; and her telephone. */
export function ChoicesCard({ language, shortcuts, phone }: Choices) {
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
        <Phone phone={phone} />
      </div>
    </Card>
  )
}

/** So that the node finds her where she stands in a case herself (domain 10.6.4). */
function Phone({ phone }: { phone: string | null }) {
  const say = useSay()
  const change = useTell(changeChoices)
  const [written, write] = useState(phone ?? '')
  const said = written.replaceAll(/[\s()-]/g, '')
  const fits = said === '' || /^\+[0-9]{7,15}$/.test(said)
  return (
    <>
      <TextField
        label={say('access:choices.phone')}
        hint={say('access:choices.phone-hint')}
        value={written}
        change={write}
      />
      {fits && said !== (phone ?? '') && (
        <Button
          size="compact-sm"
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ phone: said === '' ? null : said })}
        >
          {say('access:choices.phone-save')}
        </Button>
      )}
      {change.error && <ErrorNote error={change.error} />}
    </>
  )
}
