import { Hono, type Context } from 'hono'
import type { PlatformTables } from '../../../platform/handle.ts'
import type { Host } from '../../../platform/http.ts'
import { inSystem } from '../../../platform/in-system.ts'
import { page, type PageParts } from '../../../platform/portal/page.ts'
import { readForm } from '../../../platform/portal/read-form.ts'
import { sendPage } from '../../../platform/portal/send.ts'
import { wordsOf, type Words } from '../../../platform/portal/words.ts'
import { Problem } from '../../../platform/problem.ts'
import { createBuckets } from '../../../platform/rate-limit.ts'
import { addressOf, networkOf } from '../../../platform/visitor-address.ts'
import type { AllTables } from '../../context.ts'
import { RequestKind } from '../../contract.ts'
import { answerLink } from '../answer-link.ts'
import { openLink } from '../open-link.ts'
import { againPage, askPage, notePage, openedPage, receiptPage } from './pages.ts'
import { readAnswer } from './read-answer.ts'

/** An office opens one link and answers it; a program that guesses codes is slowed long before it is locked out. */
const manyAtOnce = { burst: 20, perSecond: 0.2 }

/** What is behind a link that opens once: for an officer of a state without a node, without an account and without a script. */
export function portal(host: Host<AllTables & PlatformTables>): Hono {
  const app = new Hono()
  const take = createBuckets(manyAtOnce)
  const show = async (c: Context, parts: PageParts, status = 200) => sendPage(c, await page(host, parts), { status })
  const mustWait = (c: Context) => {
    const address = addressOf(c.env)
    return address !== undefined && take(networkOf(address)) > 0
  }

  // Nothing is looked up, so a preview in a mail program opens nothing and learns nothing.
  app.get('/:language{id|en}/packet/:token', (c) => show(c, askPage(wordsOf(c), tokenOf(c))))

  app.post('/:language{id|en}/packet/:token', async (c) => {
    const words = wordsOf(c)
    if (mustWait(c)) return show(c, notePage(words, words.say('requests:packet.page.busy')), 429)
    const token = tokenOf(c)
    const code = (await readForm(c.req.raw)).get('code')?.slice(0, 40) ?? ''
    const opened = await inSystem(host, (context) => openLink(context, { token, code }))
    host.poke()
    if (opened.is === 'Open') return show(c, openedPage(words, opened.content, opened.answerKey))
    if (opened.is === 'Closed') return show(c, askPage(words, token, true), 403)
    const at = `${opened.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
    return show(c, notePage(words, words.say('requests:packet.page.opened-before', { at })), 410)
  })

  app.post('/:language{id|en}/packet-answer', async (c) => {
    const words = wordsOf(c)
    if (mustWait(c)) return show(c, notePage(words, words.say('requests:packet.page.busy')), 429)
    const { page: parts, status } = await answered(host, words, await readForm(c.req.raw))
    host.poke()
    return show(c, parts, status)
  })
  return app
}

/** The receipt; the form again where something is missing; or that no answer can be given here any more. */
async function answered(
  host: Host<AllTables & PlatformTables>,
  words: Words,
  form: URLSearchParams,
): Promise<{ page: PageParts; status: number }> {
  const { typed, answer } = readAnswer(form)
  const gone = { page: notePage(words, words.say('requests:packet.page.gone')), status: 410 }
  const kind = RequestKind.safeParse(typed['kind'])
  if (!kind.success) return gone
  const again = { page: againPage(words, { kind: kind.data, answerKey: typed['key'] ?? '', typed }), status: 400 }
  if (!answer) return again
  try {
    const receipt = await inSystem(host, (context) => answerLink(context, answer))
    return receipt ? { page: receiptPage(words, receipt), status: 200 } : gone
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.code === 'requests/field-not-allowed' ? again : gone
  }
}

const tokenOf = (c: Context) => (/^[\w-]{1,60}$/.exec(c.req.param('token') ?? '') ?? ['x'])[0]
