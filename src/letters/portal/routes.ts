import { Hono, type Context } from 'hono'
import type { DirectoryTables } from '../../directory/index.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Host } from '../../platform/http.ts'
import type { Language } from '../../platform/i18n.ts'
import { inSystem } from '../../platform/in-system.ts'
import { Problem } from '../../platform/problem.ts'
import { page, type PageParts } from '../../platform/portal/page.ts'
import { keepPages, sendPage } from '../../platform/portal/send.ts'
import { wordsOf, type Words } from '../../platform/portal/words.ts'
import { createBuckets } from '../../platform/rate-limit.ts'
import { addressOf, networkOf } from '../../platform/visitor-address.ts'
import { checkLetter, type Held } from '../check-letter.ts'
import type { LettersTables } from '../tables.ts'
import { readHeld } from './read-held.ts'
import { answerPage, askPage, refusedPage } from './verify-page.ts'

/** An office that checks a pile of letters is not slowed; a program that guesses is. */
const manyAtOnce = { burst: 60, perSecond: 1 }

/** Is this letter genuine? For anyone who holds one, without an account. */
export function portal(host: Host<LettersTables & DirectoryTables & PlatformTables>): Hono {
  const app = new Hono()
  const keep = keepPages()
  const take = createBuckets(manyAtOnce)
  const show = async (c: Context, { language, ...parts }: PageParts, status = 200) =>
    sendPage(c, await page(host, { language, ...parts }), { status })

  const answer = async (c: Context, words: Words, read: () => Promise<Held>) => {
    const address = addressOf(c.env)
    const wait = address === undefined ? 0 : take(networkOf(address))
    if (wait > 0) return show(c, refusedPage(words, 'busy'), 429)
    try {
      const held = await read()
      const verdict = await inSystem(host, (context) => checkLetter(context, held))
      return await show(c, answerPage(words, verdict, held))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return show(c, refusedPage(words, error.status === 413 ? 'tooLarge' : 'unread'), error.status)
    }
  }

  app.get('/verify', (c) => goTo(`/${guess(c, host.state)}/verify`))
  app.get('/verify/:code', (c) => goTo(`/${guess(c, host.state)}/verify/${encodeURIComponent(c.req.param('code'))}`))
  app.get('/:language{id|en}/verify', (c) => {
    const words = wordsOf(c)
    return keep(c, c.req.path, () => page(host, askPage(words)))
  })
  app.get('/:language{id|en}/verify/:code', (c) =>
    answer(c, wordsOf(c), async () => ({ code: c.req.param('code').slice(0, 60) })),
  )
  app.post('/:language{id|en}/verify', (c) => answer(c, wordsOf(c), () => readHeld(c.req.raw)))
  return app
}

const goTo = (to: string) => new Response(null, { status: 303, headers: { location: to } })

/** The reader is as likely an officer of another state: English unless her browser asks for Indonesian. */
function guess(c: Context, state: string): Language {
  const asked = (c.req.header('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  const known = asked.map((code) => (code === 'ms' ? 'id' : code)).find((code) => code === 'id' || code === 'en')
  return known ?? (state === 'ID' && !asked[0] ? 'id' : 'en')
}
