import type { LetterKind, LetterLanguage, Matter } from './contract.ts'
import type { Facts } from './kinds.ts'

/** One clause on which the letter stands. */
export interface Clause {
  readonly clause: string
  /** The instrument's name, in the languages in which the directory knows it. */
  readonly instrument: string
  readonly title?: string
  readonly source: string
  readonly verified: boolean
}

/** All that a slice above gives for a letter. Nothing of it is translated: facts stand in the script they were written in. */
export interface Letter {
  readonly kind: LetterKind
  readonly matter: Matter
  /** The node's language, and the receiver's where it is another. */
  readonly languages: readonly LetterLanguage[]
  /** Who writes: the name of an authority of this state. */
  readonly authority: string
  /** The post of the officer who issues it. */
  readonly post: string
  /** The receiving state, and its office where one is named. */
  readonly to: { readonly state: string; readonly office?: string }
  /** One number for both sides, and the receiver's own where it is known. */
  readonly references: { readonly ours: string; readonly theirs?: string }
  readonly facts: Facts
  readonly handling: {
    readonly tlp: 'RED' | 'AMBER+STRICT' | 'AMBER' | 'GREEN' | 'CLEAR'
    /** A code for which every language has a sentence; a letter without the words is refused. */
    readonly purpose: string
    readonly caveats: readonly string[]
  }
  readonly basis: readonly Clause[]
}

/** What the node adds when it issues: never known before. */
export interface Issue {
  readonly number: string
  /** `2026-11-24`, in the zone of this state's capital. */
  readonly dated: string
  readonly code: string
}

/** Where the letter comes from. */
export interface Sender {
  readonly state: string
  readonly origin: string
  readonly synthetic: boolean
}
