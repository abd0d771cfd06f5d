import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { changeLanguage, languages, useLanguage, useSay } from '../kit/i18n.ts'

interface Switch {
  readonly name: string
  readonly change: () => void
}

/** The next language, and how to change to it. */
export function useOtherLanguage(): Switch {
  const say = useSay()
  const language = useLanguage()
  const next = languages[(languages.indexOf(language) + 1) % languages.length]!
  return {
    name: say('web:shell.language', { language: say(`web:language.${next}`) }),
    change: () => void changeLanguage(next),
  }
}

/** Light when it is dark, dark when it is light. */
export function useOtherLight(): Switch {
  const say = useSay()
  // Without `keepTransitions` Mantine injects a <style>, which the policy refuses.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const next = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  return { name: say(`web:shell.${next}`), change: () => setColorScheme(next) }
}
