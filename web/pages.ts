import type { DeskPage, Finder, Panel } from './kit/desk-page.ts'
import { search } from './search/page.ts'
import { start } from './start/page.ts'

interface Given {
  readonly pages: readonly DeskPage[]
  readonly finders?: readonly Finder[]
  readonly panels?: readonly Panel[]
}

const given = Object.values(import.meta.glob<Given>('../src/*/desk/pages.tsx', { eager: true }))

/** Every page of the desk: what each slice gives in `src/<slice>/desk/pages.tsx`, the start page and the search. */
export const pages: readonly DeskPage[] = [start, search, ...given.flatMap(({ pages }) => pages)]

/** The pages that stand in the navigation, in their order. */
export const places = pages
  .filter((page): page is DeskPage & Required<Pick<DeskPage, 'nav'>> => page.nav !== undefined)
  .sort((a, b) => a.nav.order - b.nav.order)

/** What the palette can look for. */
export const finders: readonly Finder[] = given.flatMap(({ finders = [] }) => finders)

/** The cards that slices lay onto pages of others, in their order. */
export const panels: readonly Panel[] = given.flatMap(({ panels = [] }) => panels).sort((a, b) => a.order - b.order)
