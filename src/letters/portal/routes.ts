import { Hono, type Context } from 'hono'
import type { DirectoryTables } from '../../directory/index.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Host } from '../../platform/http.ts'
import { inSystem } from '../../platform/in-system.ts'
import { Problem } from '../../platform/problem.ts'
import { page, type PageParts } from '../../platform/portal/page.ts'
import { keepPages, sendPage } from '../../platform/portal/send.ts'
import { askedTongue, findWords, type Words } from '../../platform/portal/words.ts'
import { createBuckets } from '../../platform/rate-limit.ts'
import { addressOf, networkOf } from '../../platform/visitor-address.ts'
import { checkLetter, type Held } from '../check-letter.ts'
import type { LettersTables } from '../tables.ts'
import { readHeld } from './read-held.ts'
import { answerPage, askPage, refusedPage } from './verify-page.ts'

/** An office that checks a pile of letters is not slowed; a program that guesses is. */
const manyAtOnce = { burst: 60, perSecond: 1 }

/** A letter is read abroad: whoever asks for none of our languages is no more at home in the state's own. */
const tongueOf = (c: Context) => askedTongue(c) ?? 'en'

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

  app.get('/verify', (c) => goTo(`/${tongueOf(c)}/verify`))
  app.get('/verify/:code', (c) => goTo(`/${tongueOf(c)}/verify/${encodeURIComponent(c.req.param('code'))}`))
  app.get('/:language/verify', (c, next) => {
    const words = findWords(c, host)
    return words ? keep(c, `${c.req.path} ${host.spoken?.edition}`, () => page(host, askPage(words))) : next()
  })
  app.get('/:language/verify/:code', (c, next) => {
    const words = findWords(c, host)
    return words ? answer(c, words, async () => ({ code: c.req.param('code').slice(0, 60) })) : next()
  })
  app.post('/:language/verify', (c, next) => {
    const words = findWords(c, host)
    return words ? answer(c, words, () => readHeld(c.req.raw)) : next()
  })
  return app
}

const goTo = (to: string) => new Response(null, { status: 303, headers: { location: to } })
