import { Hono, type Context } from 'hono'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Host } from '../../platform/http.ts'
import { inSystem } from '../../platform/in-system.ts'
import type { Markup } from '../../platform/portal/html.ts'
import { Tongue } from '../../platform/portal/contract.ts'
import { page } from '../../platform/portal/page.ts'
import { sendPage } from '../../platform/portal/send.ts'
import { findWords, type Words } from '../../platform/portal/words.ts'
import { toAuthority } from '../authority/authority-row.ts'
import { findAuthorities } from '../authority/find-authorities.ts'
import { listStates } from '../get-state.ts'
import type { DirectoryTables } from '../tables.ts'
import { keepTongues } from '../tongues/tongues-kept.ts'
import { helpPage, statesPage, style } from './help-page.ts'

/** Help now: whom to call in the state where you are. */
export function portal(host: Host<DirectoryTables & PlatformTables>): Hono {
  const app = new Hono()
  const refresh = keepTongues(host)
  for (const path of ['/', '/bahasa', `/:language{${Tongue.options.join('|')}}/*`])
    app.use(path, (_, next) => refresh().then(next))
  const show = async (c: Context, { language }: Words, body: Markup) =>
    sendPage(c, await page(host, { language, style, body }), { headers: { 'x-robots-tag': 'all' } })

  app.get('/:language/tolong', async (c, next) => {
    const words = findWords(c, host)
    if (!words) return next()
    return show(c, words, statesPage(words, await inSystem(host, ({ db }) => listStates(db))))
  })
  app.get('/:language/tolong/:state', async (c, next) => {
    const words = findWords(c, host)
    if (!words) return next()
    const iso2 = c.req.param('state').toUpperCase()
    const found = await inSystem(host, async ({ db, now }) => {
      const state = (await listStates(db)).find((state) => state.iso2 === iso2)
      return (
        state && {
          state,
          authorities: (await findAuthorities(db, { state: iso2 })).map((row) => toAuthority(row, now)),
        }
      )
    })
    return found ? show(c, words, helpPage(words, { ...found, own: host.state })) : next()
  })
  return app
}
