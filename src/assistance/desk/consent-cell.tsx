import {
  IconCheck,
  IconClockOff,
  IconFilterOff,
  IconGavel,
  IconClockExclamation,
  IconQuestionMark,
  IconUserCheck,
  IconUserOff,
  IconX,
} from '@tabler/icons-react'
import { useSay } from '../../../web/kit/i18n.ts'
import type { ConsentStanding } from '../contract.ts'

const shape = {
  Given: IconCheck,
  AssentWithGuardian: IconUserCheck,
  Refused: IconX,
  Withdrawn: IconX,
  NotAsked: IconQuestionMark,
  NotAsked_Emergency: IconClockExclamation,
  NotCapable: IconUserOff,
  Expired: IconClockOff,
  NotCovered: IconFilterOff,
  NeedsGuardian: IconUserOff,
  Overridden: IconGavel,
} as const

/** One answer: a shape and a word, and what it opens. */
export function ConsentCell({ standing, of, choose }: { standing: ConsentStanding; of: string; choose: () => void }) {
  const say = useSay()
  const Shape = shape[standing]
  const word = say(`assistance:standing.${standing}`)
  return (
    <button type="button" className={`cg-cell cg-${standing}`} aria-label={`${of}: ${word}`} onClick={choose}>
      <Shape size={16} stroke={2} aria-hidden="true" />
      <span>{word}</span>
    </button>
  )
}
