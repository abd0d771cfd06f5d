import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Choice } from './form.tsx'

interface SearchChoiceProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly value: string | null
  readonly change: (value: string | null) => void
  readonly choices: readonly Choice[]
}

/** A long list that one types into. Heavier than `ChoiceField`: only where a list has dozens of rows. */
export const SearchChoice = ({ label, hint, value, change, choices }: SearchChoiceProps) => (
  <Select label={label} description={hint} data={[...choices]} value={value} onChange={change} searchable clearable />
)
