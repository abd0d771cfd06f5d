import { Hono, type Context } from 'hono'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Host } from '../../platform/http.ts'
import { isLanguage, sayIn } from '../../platform/i18n.ts'
import { inSystem } from '../../platform/in-system.ts'
import type { Markup } from '../../platform/portal/html.ts'
import { page } from '../../platform/portal/page.ts'
import { sendPage } from '../../platform/portal/send.ts'
import { findWords, type Words } from '../../platform/portal/words.ts'
import { newestRelease } from '../count-own-work.ts'
import { findContradictions } from '../find-contradictions.ts'
import { findFigures } from '../find-figures.ts'
import { readSeries } from '../get-series.ts'
import type { FiguresTables } from '../tables.ts'
import { figuresCsv } from './csv.ts'
import { figuresPage, style } from './figures-page.ts'
import { methodPage } from './method-page.ts'

/** The series that heads the public page. */
const heading = 'tppo-portal-peduli-wni'

/** The public figures. They read the ledger and the newest release, never a live count. */
export function portal(host: Host<FiguresTables & PlatformTables>): Hono {
  const app = new Hono()
  const synthetic = host.synthetic === true
  const show = async (c: Context, { language }: Words, body: Markup) =>
    sendPage(c, await page(host, { language, style, body }), { headers: { 'x-robots-tag': 'all' } })

  app.get('/:language/angka', async (c, next) => {
    const words = findWords(c, host)
    if (!words) return next()
    const shown = await inSystem(host, async ({ db }) => {
      const series = await readSeries(db, heading)
      const codes = series.figures.map(({ code }) => code)
      return { series, contradictions: await findContradictions(db, codes), own: await newestRelease(db), synthetic }
    })
    return show(c, words, figuresPage(words, shown))
  })
  app.get('/:language/angka/cara', async (c, next) => {
    const words = findWords(c, host)
    if (!words) return next()
    return show(c, words, methodPage(words, await inSystem(host, ({ db }) => findContradictions(db))))
  })
  app.get('/:language/angka/data.csv', async (c, next) => {
    const words = findWords(c, host)
    if (!words) return next()
    const csv = await inSystem(host, async ({ db }) =>
      figuresCsv(
        await findFigures(db, {}),
        await newestRelease(db),
        synthetic ? sayIn(isLanguage(words.language) ? words.language : 'en')('figures:csv.notice') : null,
      ),
    )
    return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'x-robots-tag': 'noindex' })
  })
  return app
}
