import { useAsk } from '../../../web/kit/ask.ts'
import { listStates } from '../contract.ts'
import { useWords } from './words.ts'

/** The member states, for a field in which one is chosen. */
export function useStateChoices(): { value: string; label: string }[] {
  const words = useWords()
  const { data } = useAsk(listStates, {})
  return (data?.states ?? []).map(({ iso2, name }) => ({ value: iso2, label: words(name) }))
}
