import type { Fragments } from '../../intake/contract.ts'
import type { Place, Route } from './places.ts'

/** One invented person's way into a compound, and who tells us of it. Everything else is made from this. */
export interface Story {
  readonly name: string
  readonly called: string
  readonly age: number
  readonly gender: 'Feminine' | 'Masculine'
  readonly home: Place
  readonly route: Route
  readonly recruiter: string
  readonly phone: string
  readonly passport: string
  readonly fragments: Fragments
  readonly kind: 'forced-criminality' | 'labour' | 'not-trafficking'
}
