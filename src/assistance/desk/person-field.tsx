import { useState } from 'react'
import { PersonId } from '../../casework/contract.ts'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'

/** Somebody in a case, as lists and forms call her. */
export interface Someone {
  readonly id: PersonId
  readonly code: string
}

/** Whom a form is about; she who is alone in her case is chosen already. */
export const usePerson = (people: readonly Someone[], before: PersonId | null = null) =>
  useState(before ?? (people.length === 1 ? people[0]!.id : null))

interface Props {
  readonly people: readonly Someone[]
  readonly person: PersonId | null
  readonly change: (person: PersonId | null) => void
  /** Where "who" does not say it. */
  readonly label?: string
}

export function PersonField({ people, person, change, label }: Props) {
  const say = useSay()
  return (
    <ChoiceField
      label={label ?? say('assistance:form.person')}
      choices={people.map(({ id, code }) => ({ value: id, label: code }))}
      empty={say('assistance:consent.choose')}
      value={person}
      change={(chosen) => change(PersonId.nullable().parse(chosen))}
      required
    />
  )
}
