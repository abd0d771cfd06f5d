import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { Contract } from '../../src/platform/contract.ts'
import type { Say } from './i18n.ts'

/** A place in the navigation. */
export interface NavPlace {
  /** Work first (10–90), then knowledge (110 and up); a line is drawn between. */
  readonly order: number
  /** A Tabler icon. */
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  /** `g` then this letter goes there; bound to the key's place, e.g. `KeyI`. */
  readonly key: `Key${string}`
  /** How many wait there: `badgeOf(countQueue, ({ waiting }) => waiting)`. Asked again at every live notice. */
  readonly badge?: Badge
}

export interface Badge {
  readonly ask: Contract
  readonly count: (answer: unknown) => number
}

export function badgeOf<O extends z.ZodType>(
  ask: Contract<z.ZodType, O>,
  count: (answer: z.output<O>) => number,
): Badge {
  // Sound: what is counted is the answer to this very question.
  return { ask, count: count as Badge['count'] }
}

/** One page of the desk, as a slice gives it in `src/<slice>/desk/pages.tsx`. */
export interface DeskPage {
  /** Address below /desk with opaque ids only: `/cases/$case`. */
  readonly path: `/${string}`
  /** Key of its name, for the navigation, the palette and the browser's tab. */
  readonly title: string
  /** The right without which the page is not offered; `undefined` for everyone who is signed in. */
  readonly needs?: string
  /** Whether it is shown to people who are not signed in, without the shell around it. */
  readonly open?: true
  readonly nav?: NavPlace
  /** What the page asks first; asked ahead while a link to it is hovered, so that it opens with its content. */
  readonly asks?: (ids: Readonly<Record<string, string>>) => readonly (readonly [Contract, unknown])[]
  /** Its code, a chunk of its own: `() => import('./queue-page.tsx')`, which exports `Page`. */
  readonly load: () => Promise<{ readonly Page: ComponentType }>
}

/** Something the palette found. */
export interface Found {
  readonly id: string
  readonly label: string
  /** What kind of thing it is and where it stands, said. */
  readonly note?: string
  readonly to: string
  readonly ids?: Readonly<Record<string, string>>
}

/** A way to find things by what is typed into the palette; a slice exports `finders` beside its `pages`. */
export interface Finder {
  readonly needs: string
  /** The question for what was typed, or undefined when it does not look like anything this finder knows. */
  readonly ask: (text: string) => readonly [Contract, unknown] | undefined
  readonly found: (answer: never, say: Say) => readonly Found[]
  /** What is wrong with the text, where it looks like something of this finder and cannot be. */
  readonly wrong?: (text: string, say: Say) => string | undefined
}

/** Of what a panel is: on a case file its case, on a report of the inbox its report; where a shift begins nothing. */
export interface PanelProps {
  readonly case?: string
  readonly report?: string
}

/** A card that a slice lays onto a page of another: beside a case file, in a report, or where a shift begins. */
export interface Panel {
  readonly on: 'case' | 'report' | 'start'
  readonly order: number
  readonly needs: string
  /** Its code, a chunk of its own, which exports `Panel`. */
  readonly load: () => Promise<{ readonly Panel: ComponentType<PanelProps> }>
}
