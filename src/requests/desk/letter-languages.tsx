import { ChoiceField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { LetterLanguage } from '../contract.ts'

/** The two languages of a letter; the second may be none. */
export function LanguageFields({
  languages,
  change,
}: {
  languages: readonly LetterLanguage[]
  change: (languages: LetterLanguage[]) => void
}) {
  const say = useSay()
  const names = new Intl.DisplayNames(useLanguage(), { type: 'language' })
  const choices = LetterLanguage.options.map((value) => ({ value, label: names.of(value) ?? value }))
  const [first, second] = languages as [LetterLanguage, LetterLanguage | undefined]
  const parsed = (chosen: string | null) => LetterLanguage.options.find((each) => each === chosen)
  return (
    <>
      <ChoiceField
        label={say('requests:letters.language.first')}
        choices={choices}
        value={first}
        change={(chosen) => change([...new Set([parsed(chosen) ?? first, ...(second ? [second] : [])])])}
      />
      <ChoiceField
        label={say('requests:letters.language.second')}
        choices={choices.filter(({ value }) => value !== first)}
        empty={say('requests:letters.language.none')}
        value={second ?? null}
        change={(chosen) => {
          const other = parsed(chosen)
          change(other ? [first, other] : [first])
        }}
      />
    </>
  )
}
