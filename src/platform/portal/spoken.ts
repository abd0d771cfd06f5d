import { isLanguage, sayIn, speakWith, type Given, type Say } from '../i18n.ts'
import type { Tongue } from './contract.ts'

/** How the portal of one node speaks: the words of the program, and what was brought in at its desk. */
export interface Spoken {
  readonly say: (tongue: Tongue) => Say
  /** Nobody who was named has read all of this language as it stands now. */
  readonly isDraft: (tongue: Tongue) => boolean
  /** Another number when a word or a review changed: pages that are kept bear it in their name. */
  readonly edition: number
  /** Takes words and reviews as they stand now. */
  readonly take: (given: Given, reviewed: readonly Tongue[]) => void
}

let editions = 0

export function createSpoken(): Spoken {
  let say: Spoken['say'] = sayIn
  let read: readonly Tongue[] = []
  let edition = 0
  return {
    say: (tongue) => say(tongue),
    isDraft: (tongue) => !isLanguage(tongue) && !read.includes(tongue),
    get edition() {
      return edition
    },
    take(given, reviewed) {
      say = Object.keys(given).length === 0 ? sayIn : speakWith(given)
      read = reviewed
      edition = ++editions
    },
  }
}

/** Of a host that has no words of its own. */
export const spokenAsMade = createSpoken()
