import { Hono } from 'hono'
import { Tongue } from '../../platform/portal/contract.ts'
import { page } from '../../platform/portal/page.ts'
import { guessTongue } from '../../platform/portal/words.ts'
import { Problem } from '../../platform/problem.ts'
import { dropVisit } from '../drop-visits.ts'
import type { IntakeHost } from '../visit.ts'
import { home } from './home.ts'
import { languagesPage } from './languages-page.ts'
import { createPlace, goTo, show, showKept, turnIn, turnOf, type Place, type Turn } from './place.ts'
import { read } from './read.ts'
import { isWord, notFoundPage, troublePage, wordsPage } from './small-pages.ts'
import { tidePage } from './tide.ts'
import { write } from './write.ts'

/** Every public page of intake. */
export function portal(host: IntakeHost): Hono {
  const app = new Hono()
  const place = createPlace(host)
  const below = `/:language{${Tongue.options.join('|')}}/*`
  app.use(below, (_, next) => place.refresh().then(next))
  for (const path of ['/', '/bahasa']) app.get(path, (c) => showLanguages(turnIn(place, c, guessTongue(c, host.state))))
  app.get('/keluar', (c) => leave(place, c.req.raw))
  app.get('/pasang', (c) => {
    const turn = turnIn(place, c, guessTongue(c, host.state))
    return show(turn, tidePage(host.clock(), turn.say, turn.language))
  })
  for (const language of Tongue.options) app.get(`/${language}`, () => goTo(`/${language}/`))
  app.get('/:language/', async (c, next) => {
    const turn = turnOf(place, c)
    return turn ? showKept(turn, () => home(turn)) : next()
  })
  app.use(below, async (c, next) => {
    await next()
    const turn = c.res.status === 404 && !c.res.headers.get('content-type')?.startsWith('text/html') && turnOf(place, c)
    if (turn) c.res = await show(turn, notFoundPage(turn), { status: 404 })
  })
  write(app, place)
  read(app, place)
  app.get('/:language/:word', async (c, next) => {
    const turn = turnOf(place, c)
    const word = c.req.param('word')
    return turn && isWord(word) ? showKept(turn, () => wordsPage(turn, word)) : next()
  })
  app.onError(async (error, c) => {
    if (c.req.path.startsWith('/api/')) throw error
    const turn = turnAt(place, c.req.path, c)
    const reference = host.newId()
    const status = error instanceof Problem ? error.status : 500
    if (status === 404) return show(turn, notFoundPage(turn), { status })
    if (status === 500)
      host.log('unforeseen', { reference, error: error instanceof Error ? error.stack : String(error) })
    return show(turn, troublePage(turn, reference), { status })
  })
  return app
}

function turnAt(place: Place, path: string, c: Turn['c']): Turn {
  const named = Tongue.options.find((tongue) => path.startsWith(`/${tongue}/`))
  return turnIn(place, c, named ?? guessTongue(c, place.host.state))
}

/** The list of languages; what the browser asks for stands first, and nothing is chosen for anybody. */
async function showLanguages(turn: Turn): Promise<Response> {
  const response = await turn.keep(turn.c, `languages ${turn.language} ${turn.host.spoken?.edition}`, () =>
    page(turn.host, { language: turn.language, ...languagesPage(turn) }),
  )
  response.headers.append('vary', 'accept-language')
  return response
}

/** Ends what this browser was doing, empties what it kept, and shows something ordinary. */
async function leave({ host }: Place, request: Request): Promise<Response> {
  await dropVisit(host, request)
  return new Response(null, {
    status: 303,
    headers: { location: '/pasang', 'clear-site-data': '"cache", "cookies", "storage"' },
  })
}
