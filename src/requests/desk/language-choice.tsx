import { ChoiceField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useLanguageName, useLanguages } from './languages.ts'

interface ChoiceProps {
  readonly value: string
  readonly change: (language: string) => void
}

/** In which language the officer writes, so that whoever reads it knows what it is. */
export function LanguageChoice({ value, change }: ChoiceProps) {
  const say = useSay()
  const nameOf = useLanguageName()
  const known = useLanguages()
  const choices = known.some((each) => each.value === value) ? known : [{ value, label: nameOf(value) }, ...known]
  return (
    <ChoiceField
      label={say('requests:room.language')}
      choices={choices}
      value={value}
      change={(language) => language && change(language)}
    />
  )
}
