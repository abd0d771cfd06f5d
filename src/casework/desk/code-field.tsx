import type { ComponentProps } from 'react'
import { ChoiceField } from '../../../web/kit/form.tsx'

type Props = Omit<ComponentProps<typeof ChoiceField>, 'choices'> & {
  readonly codes: readonly string[]
  readonly name: (code: string) => string
}

/** One of a list of codes, each said in words. */
export const CodeField = ({ codes, name, ...field }: Props) => (
  <ChoiceField {...field} choices={codes.map((value) => ({ value, label: name(value) }))} />
)
