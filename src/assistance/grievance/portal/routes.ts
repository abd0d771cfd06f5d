import { randomBytes } from 'node:crypto'
import { Hono, type Context } from 'hono'
import type { Host } from '../../../platform/http.ts'
import type { PlatformTables } from '../../../platform/handle.ts'
import type { Language } from '../../../platform/i18n.ts'
import { inSystem } from '../../../platform/in-system.ts'
import { appendToLedger } from '../../../platform/ledger.ts'
import { page, type PageParts } from '../../../platform/portal/page.ts'
import { createPatience } from '../../../platform/portal/patience.ts'
import { cleanText, readForm } from '../../../platform/portal/read-form.ts'
import { readNumber, readPin } from '../../../platform/portal/receipt.ts'
import { keepPages, sendPage } from '../../../platform/portal/send.ts'
import { wordsOf } from '../../../platform/portal/words.ts'
import { getDataKey, openText } from '../../../platform/seal.ts'
import type { AssistanceTables } from '../../tables.ts'
import { addStep, checksOf, getRow, keepGrievance, stepsOf } from '../keep.ts'
import { promisesOf } from '../promises.ts'
import { isSecretOf } from '../receipts.ts'
import { formPage, ticketPage } from './form-page.ts'
import { passOf, readPass } from './pass.ts'
import { emptyForm, mistakesOf, readComing } from './read-coming.ts'
import { signInPage } from './sign-in-page.ts'
import { threadPage } from './thread-page.ts'

type GrievanceHost = Host<AssistanceTables & PlatformTables>

const token = /^[A-Za-z0-9_-]{43}$/
/** A receipt is shown again when an answer was lost on its way, but not to whoever comes by the next day. */
const shownAgainFor = 30 * 60_000

interface Place {
  readonly host: GrievanceHost
  readonly patience: ReturnType<typeof createPatience>
}

/** To complain about an authority or a service, and to read the answer; no script, no cookie, no account. */
export function portal(host: GrievanceHost): Hono {
  const app = new Hono()
  const keep = keepPages()
  const place = { host, patience: createPatience() }
  for (const path of ['/keluhan', '/complain'])
    app.get(path, (c) => goTo(`/${guess(c.req.header('accept-language'), path)}/keluhan`))
  app.get('/:language{id|en}/keluhan', (c) => {
    const empty = { typed: emptyForm, mistakes: [], once: randomBytes(32).toString('base64url') }
    return show(place, c, { parts: formPage(wordsOf(c), empty) })
  })
  app.get('/:language{id|en}/keluhan/baca', (c) => {
    const words = wordsOf(c)
    return keep(c, c.req.path, () => page(host, signInPage(words)))
  })
  app.post('/:language{id|en}/keluhan', (c) => send(place, c))
  app.post('/:language{id|en}/keluhan/baca', (c) => signIn(place, c))
  app.post('/:language{id|en}/keluhan/baca/kirim', (c) => write(place, c))
  return app
}

const show = async ({ host }: Place, c: Context, { parts, status = 200 }: { parts: PageParts; status?: number }) =>
  sendPage(c, await page(host, parts), { status })

async function send(place: Place, c: Context): Promise<Response> {
  const { host } = place
  const words = wordsOf(c)
  const form = await readForm(c.req.raw)
  const typed = readComing(form)
  const given = form.get('kunci') ?? ''
  const once = token.test(given) ? given : randomBytes(32).toString('base64url')
  const mistakes = mistakesOf(typed)
  if (mistakes.length > 0) return show(place, c, { parts: formPage(words, { typed, mistakes, once }), status: 422 })
  const came = await inSystem(host, async (context) => {
    const { what, office, name, reach, type, aboutState: state, ...about } = typed
    const aboutState = state === host.state ? null : state
    const kept = { what, office, name, reach, person: null, case: null }
    const coming = { once, channel: 'Portal' as const, type: type!, ...about, aboutState, aboutAgency: null, kept }
    const arrived = await keepGrievance(context, coming)
    return { ...arrived, ...(await promisesOf(context, arrived.at)) }
  })
  host.poke()
  if (host.clock().getTime() - came.at.getTime() > shownAgainFor)
    return show(place, c, { parts: signInPage(words, 'before'), status: 409 })
  return show(place, c, { parts: ticketPage(words, { ...came, state: host.state }) })
}

/** Wrong number, wrong PIN and a grievance that never was: the same answer after the same time. */
async function signIn(place: Place, c: Context): Promise<Response> {
  const { host, patience } = place
  const words = wordsOf(c)
  const form = await readForm(c.req.raw)
  const receipt = { number: readNumber(form.get('nomor') ?? ''), pin: readPin(form.get('pin') ?? '') }
  const name = host.vault.mark('assistance.attempt', receipt.number).toString('base64')
  const attempt = await patience.attempt(name, async () => {
    const { rows } = await host.system.pool.query<{ id: string; secret: Buffer }>(
      'select id, secret from assistance.grievance where receipt = $1',
      [receipt.number],
    )
    return isSecretOf(host.vault, rows[0]?.secret, receipt) ? rows[0]?.id : undefined
  })
  if (!attempt?.found)
    return show(place, c, { parts: signInPage(words, attempt ? 'wrong' : 'busy'), status: attempt ? 422 : 429 })
  return showThread(place, c, attempt.found)
}

async function showThread(place: Place, c: Context, id: string): Promise<Response> {
  const { host } = place
  const now = host.clock()
  const thread = await inSystem(host, async (context) => {
    await appendToLedger(context, { at: now, officer: null, action: 'assistance/complainant-read', subject: id })
    const row = await getRow(context, id)
    const key = await getDataKey(context.db, context.vault, id)
    const steps = await stepsOf(context, id)
    const said = steps.map(({ content, ...step }) => ({ ...step, text: openText(key, 'grievance step', content) }))
    return { row, steps: said, checks: await checksOf(context, id) }
  })
  const shown = { ...thread, now, state: host.state, pass: passOf(host, id) }
  return show(place, c, { parts: threadPage(wordsOf(c), shown) })
}

/** What she adds, her appeal, or her answer to the question whether she was harmed. */
async function write(place: Place, c: Context): Promise<Response> {
  const { host } = place
  const form = await readForm(c.req.raw)
  const id = readPass(host, form.get('jalan') ?? '')
  if (id === undefined) return show(place, c, { parts: signInPage(wordsOf(c)), status: 422 })
  const text = cleanText(form.get('b') ?? '').slice(0, 8000)
  const what = form.get('apa')
  await inSystem(host, async (context) => {
    const [{ state }, checks] = [await getRow(context, id), await checksOf(context, id)]
    const open = checks.find(({ done_at }) => done_at === null)
    if (what === 'banding' && (state === 'Decided' || state === 'Remedied') && text)
      await addStep(context, id, { kind: 'Appealed', text })
    else if (open && (what === 'aman' || what === 'celaka'))
      await addStep(context, id, {
        kind: 'Checked',
        days: open.days,
        answer: what === 'aman' ? 'NoHarm' : 'Harm',
        text: text || '-',
      })
    else if (text) await addStep(context, id, { kind: 'Wrote', text })
  })
  host.poke()
  return showThread(place, c, id)
}

const goTo = (to: string) => new Response(null, { status: 303, headers: { location: to } })

/** By what the browser asks for, else by the word in the address. */
function guess(accepts = '', path: string): Language {
  const asked = accepts.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  const known = asked.map((code) => (code === 'ms' ? 'id' : code)).find((code) => code === 'id' || code === 'en')
  return known ?? (path === '/keluhan' ? 'id' : 'en')
}
