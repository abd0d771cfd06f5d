import type { DeskPage } from './kit/desk-page.ts'
import { start } from './start/page.ts'

const given = import.meta.glob<{ pages: readonly DeskPage[] }>('../src/*/desk/pages.tsx', { eager: true })

/** Every page of the desk: what each slice gives in `src/<slice>/desk/pages.tsx`, and the start page. */
export const pages: readonly DeskPage[] = [start, ...Object.values(given).flatMap(({ pages }) => pages)]

/** The pages that stand in the navigation, in their order. */
export const places = pages
  .filter((page): page is DeskPage & Required<Pick<DeskPage, 'nav'>> => page.nav !== undefined)
  .sort((a, b) => a.nav.order - b.nav.order)
