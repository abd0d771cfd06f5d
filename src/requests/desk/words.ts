import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import type { FieldForm, FieldValues } from '../contract.ts'

/** A value in words: codes are said, countries named, all else stands as it was written. */
export function useWordOf(): (kind: FieldForm['kind'], value: FieldValues[string]) => string {
  const say = useSay()
  const language = useLanguage()
  return (kind, value) => {
    if (kind === 'choice') return say(`requests:value.${value}`)
    if (kind === 'yes-no') return say(value ? 'requests:value.yes' : 'requests:value.no')
    if (kind === 'country')
      return new Intl.DisplayNames(language, { type: 'region' }).of(String(value)) ?? String(value)
    return String(value)
  }
}
