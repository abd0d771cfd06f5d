import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { ChoiceField, LongField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { DecisionBody, type Deciding } from '../contract.ts'
import { getMatrix, nameOfDefinition } from '../matrix/contract.ts'
import type { Box } from '../screening/catalogue.contract.ts'
import { FoundBoxes } from './found-boxes.tsx'

type Decided = Omit<(typeof Deciding)['_output'], 'status' | 'reasons' | 'seen'>

/** What an authority says beside status and reasons: which body, on which boxes, and that she heard of her appeal (G9). */
export function useDeciding(person: PersonId, when: boolean) {
  const [body, setBody] = useState<string | null>(null)
  const [appealTold, setAppealTold] = useState(false)
  const [until, setUntil] = useState('')
  const [found, setFound] = useState<readonly Box[]>([])
  const matrix = useAsk(getMatrix, { person }, { when })
  return {
    matrix: matrix.data,
    body,
    setBody,
    appealTold,
    setAppealTold,
    until,
    setUntil,
    found,
    setFound,
    clear: () => (setAppealTold(false), setFound([]), setUntil('')),
    said: (): Decided => ({
      body: DecisionBody.parse(body),
      appealTold,
      appealUntil: until || null,
      found: [...found],
      definition: found.length > 0 ? nameOfDefinition(matrix.data!.definitions[0]!) : null,
    }),
  }
}

/** The same as fields; the reasons stand between, for they are read with the boxes. */
export function DecidingFields({
  of,
  reasons,
  change,
}: {
  of: ReturnType<typeof useDeciding>
  reasons: string
  change: (reasons: string) => void
}) {
  const say = useSay()
  return (
    <>
      <ChoiceField
        label={say('identification:decide.body')}
        choices={DecisionBody.options.map((value) => ({ value, label: say(`identification:body.${value}`) }))}
        empty={say('identification:decide.choose')}
        value={of.body}
        change={of.setBody}
        required
      />
      {of.matrix && <FoundBoxes matrix={of.matrix} found={of.found} change={of.setFound} />}
      <ReasonsField value={reasons} change={change} />
      <TickField label={say('identification:decide.appeal')} value={of.appealTold} change={of.setAppealTold} />
      <TextInput
        type="date"
        label={say('identification:decide.appeal-until')}
        value={of.until}
        onChange={(event) => of.setUntil(event.currentTarget.value)}
      />
    </>
  )
}

export function ReasonsField({ value, change }: { value: string; change: (reasons: string) => void }) {
  const say = useSay()
  return (
    <LongField
      label={say('identification:decide.reasons')}
      hint={say('identification:decide.reasons-hint')}
      value={value}
      change={change}
      required
      max={8000}
    />
  )
}
