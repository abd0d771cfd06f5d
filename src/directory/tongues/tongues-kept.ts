import { isLanguage, type Given } from '../../platform/i18n.ts'
import { inSystem } from '../../platform/in-system.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Host } from '../../platform/http.ts'
import type { Words } from '../../platform/portal/catalogue.ts'
import { Tongue } from '../../platform/portal/contract.ts'
import { digestOf, slicesOutside, wantedOf, wordsSaid } from '../../platform/portal/said-words.ts'
import type { Db } from '../../platform/db.ts'
import type { DirectoryTables } from '../tables.ts'
import type { TongueLine } from './contract.ts'

/** What came in at the desk, the newest of each part. */
export async function givenWords(db: Db<DirectoryTables>): Promise<Given> {
  const rows = await db
    .selectFrom('directory.portal_words')
    .distinctOn(['language', 'slice'])
    .select(['language', 'slice', 'words'])
    .orderBy('language')
    .orderBy('slice')
    .orderBy('at', 'desc')
    .execute()
  const given: Record<string, Record<string, Words>> = {}
  for (const { language, slice, words } of rows) (given[language] ??= {})[slice] = words as Words
  return given
}

/** Who read which words of each part last. */
const lastReviews = (db: Db<DirectoryTables>) =>
  db
    .selectFrom('directory.portal_review')
    .distinctOn(['language', 'slice'])
    .select(['language', 'slice', 'digest', 'reviewer', 'at'])
    .orderBy('language')
    .orderBy('slice')
    .orderBy('at', 'desc')
    .execute()

type Review = Awaited<ReturnType<typeof lastReviews>>[number]

/** Every part of the portal in every language: how much of it is there, and who read it. */
export const tongueLines = async (db: Db<DirectoryTables>): Promise<TongueLine[]> =>
  linesOf(await givenWords(db), await lastReviews(db))

function linesOf(given: Given, reviews: readonly Review[]): TongueLine[] {
  return Tongue.options.flatMap((language) =>
    slicesOutside().map((slice) => {
      const words = wordsSaid(slice, language, given)
      const wanted = Object.keys(wantedOf(slice, language))
      const digest = digestOf(words)
      const review = reviews.find((each) => each.language === language && each.slice === slice)
      return {
        language,
        slice,
        wanted: wanted.length,
        said: wanted.filter((key) => words[key]).length,
        state: isLanguage(language) ? 'Source' : !review ? 'Draft' : review.digest === digest ? 'Reviewed' : 'Again',
        reviewer: review?.reviewer ?? null,
        at: review?.at.toISOString() ?? null,
        digest,
      } as const
    }),
  )
}

const lookAgain = 20_000

/** Brings words and reviews of the desk to the pages within twenty seconds; no page waits for the look but the first.
 * Digests are made when something came in, not at each look. */
export function keepTongues(host: Host<DirectoryTables & PlatformTables>) {
  let looked = Number.NEGATIVE_INFINITY
  let known = ''
  const look = async () => {
    try {
      const [given, reviews] = await inSystem(host, async ({ db }) => [await givenWords(db), await lastReviews(db)])
      const state = JSON.stringify([given, reviews])
      if (state === known) return
      known = state
      const lines = linesOf(given, reviews)
      const read = Tongue.options.filter((tongue) =>
        lines.filter(({ language }) => language === tongue).every(({ state }) => state === 'Reviewed'),
      )
      if (read.length > 0 || Object.keys(given).length > 0 || host.spoken?.edition) host.spoken?.take(given, read)
    } catch (error) {
      host.log('portal-words', { error: error instanceof Error ? error.name : 'unknown' })
    }
  }
  return async (): Promise<void> => {
    if (performance.now() - looked < lookAgain) return
    const first = looked === Number.NEGATIVE_INFINITY
    looked = performance.now()
    const looking = look()
    if (first) await looking
  }
}
