import { useSay } from '../../../web/kit/i18n.ts'
import type { Counts } from '../contract.ts'

/** How long a clock runs, in the fewest words: `5 working days`, `24 hours`, `10 days`. */
export function useLength(): (counts: Counts, n: number) => string {
  const say = useSay()
  return (counts, n) => {
    if (counts === 'WorkingDays') return say('directory:clock.days', { count: n })
    if (n >= 72 && n % 24 === 0) return say('directory:clock.whole', { count: n / 24 })
    return say('directory:clock.hours', { count: n })
  }
}
