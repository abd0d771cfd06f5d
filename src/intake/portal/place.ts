import type { Context } from 'hono'
import type { Say } from '../../platform/i18n.ts'
import type { Tongue } from '../../platform/portal/contract.ts'
import { page, type PageParts } from '../../platform/portal/page.ts'
import { spokenAsMade } from '../../platform/portal/spoken.ts'
import { findWords } from '../../platform/portal/words.ts'
import { keepForms, keepPages, sendPage, type Sending } from '../../platform/portal/send.ts'
import { dangerLine } from './danger-line.ts'
import { createStore } from '../store-reports.ts'
import type { IntakeHost } from '../visit.ts'
import { createPatience } from '../../platform/portal/patience.ts'

/** What the pages of one node share. */
export interface Place {
  readonly host: IntakeHost
  /** Looks after what the pages of this node show of the directory. */
  readonly refresh: () => Promise<void>
  readonly store: ReturnType<typeof createStore>
  readonly keep: ReturnType<typeof keepPages>
  readonly fill: ReturnType<typeof keepForms>
  readonly patience: ReturnType<typeof createPatience>
}

export function createPlace(host: IntakeHost): Place {
  const line = dangerLine(host)
  return {
    // The same host, with the number as the directory has it now.
    host: Object.create(host, { dangerNumber: { get: line.number } }) as IntakeHost,
    refresh: () => line.refresh(),
    store: createStore(host as never),
    keep: keepPages(),
    fill: keepForms(),
    patience: createPatience(),
  }
}

/** One request for one page. */
export interface Turn extends Place {
  readonly c: Context
  readonly language: Tongue
  readonly say: Say
}

export type Parts = Omit<PageParts, 'language'>

/** Sends a page that is this person's alone. */
export const show = async ({ c, host, language }: Turn, parts: Parts, sending?: Sending): Promise<Response> =>
  sendPage(c, await page(host, { language, ...parts }), sending)

/** Sends a page that is the same for all. */
export const showKept = (turn: Turn, make: () => Parts): Promise<Response> =>
  turn.keep(turn.c, `${turn.c.req.path} ${turn.host.dangerNumber} ${turn.host.spoken?.edition}`, () =>
    page(turn.host, { language: turn.language, ...make() }),
  )

/** Sends a page that is the same for all but for its blanks; `name` tells it from the others of its language. */
export const showFilled = (
  { c, host, language, fill }: Turn,
  { name, make, values }: { name: string; make: () => Parts; values: Readonly<Record<string, string>> },
): Promise<Response> =>
  fill(c, {
    name: `${language} ${name} ${host.dangerNumber} ${host.spoken?.edition}`,
    make: () => page(host, { language, ...make() }),
    values,
  })

export const goTo = (to: string, cookie?: string): Response =>
  new Response(null, { status: 303, headers: { location: to, ...(cookie && { 'set-cookie': cookie }) } })

/** A page in a language that its address does not name. */
export const turnIn = (place: Place, c: Context, language: Tongue): Turn => ({
  ...place,
  c,
  language,
  say: (place.host.spoken ?? spokenAsMade).say(language),
})

export function turnOf(place: Place, c: Context): Turn | undefined {
  const words = findWords(c, place.host)
  return words && { ...place, c, ...words }
}
