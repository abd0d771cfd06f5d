import { Hono } from 'hono'
import { languages, type Language, sayIn } from '../../platform/i18n.ts'
import { Problem } from '../../platform/problem.ts'
import { dropVisit } from '../drop-visits.ts'
import type { IntakeHost } from '../visit.ts'
import { home } from './home.ts'
import { createPlace, goTo, show, showKept, turnOf, type Place, type Turn } from './place.ts'
import { read } from './read.ts'
import { isWord, notFoundPage, troublePage, wordsPage } from './small-pages.ts'
import { tidePage } from './tide.ts'
import { write } from './write.ts'

/** Every public page of intake. */
export function portal(host: IntakeHost): Hono {
  const app = new Hono()
  const place = createPlace(host)
  app.use('/:language{id|en}/*', (_, next) => place.refresh().then(next))
  app.get('/', (c) => goTo(`/${guess(c.req.header('accept-language') ?? '', host.state)}/`))
  app.get('/keluar', (c) => leave(place, c.req.raw))
  app.get('/pasang', (c) => {
    const language = guess(c.req.header('accept-language') ?? '', host.state)
    const turn = { ...place, c, language, say: sayIn(language) }
    return show(turn, tidePage(host.clock(), turn.say, language))
  })
  for (const language of languages) app.get(`/${language}`, () => goTo(`/${language}/`))
  app.get('/:language/', async (c, next) => {
    const turn = turnOf(place, c)
    return turn ? showKept(turn, () => home(turn)) : next()
  })
  app.use('/:language{id|en}/*', async (c, next) => {
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
  const language: Language = path.startsWith('/en/') ? 'en' : 'id'
  return { ...place, c, language, say: sayIn(language) }
}

/** By what the browser asks for, else the language of the state; the person can change it on the page. */
function guess(accepts: string, state: string): Language {
  const asked = accepts.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  const known = asked
    .map((code) => (code === 'ms' ? 'id' : code))
    .find((code) => languages.some((each) => each === code))
  return (known as Language | undefined) ?? (state === 'ID' ? 'id' : 'en')
}

/** Ends what this browser was doing, empties what it kept, and shows something ordinary. */
async function leave({ host }: Place, request: Request): Promise<Response> {
  await dropVisit(host, request)
  return new Response(null, {
    status: 303,
    headers: { location: '/pasang', 'clear-site-data': '"cache", "cookies", "storage"' },
  })
}
