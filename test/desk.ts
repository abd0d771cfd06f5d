import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { testTime } from './node.ts'
import type { Person } from './people.ts'

interface DeskNode {
  readonly fetch: (request: Request) => Promise<Response> | Response
}

/**
 * The desk of a test node in a real browser, signed in as a person of `test/people.ts`.
 * The cookie that names her is understood here only, never by the node.
 */
export function useDesk(node: DeskNode) {
  let server: ReturnType<typeof serve>
  let origin = ''
  const open: Page[] = []

  const up = async (port = 0) => {
    await new Promise<void>((listening) => {
      server = serve({ port, hostname: '127.0.0.1', fetch: (request) => asPerson(node, request) }, () => listening())
    })
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const down = async () => {
    const closed = new Promise((done) => server.close(done))
    ;(server as unknown as { closeAllConnections?: () => void }).closeAllConnections?.()
    await closed
  }
  beforeAll(() => up())
  afterAll(async () => {
    for (const page of open) await page.context().close()
    await down()
  })

  return {
    get origin() {
      return origin
    },
    /** The node is gone for all browsers, in the middle of whatever they ask. */
    down,
    /** The node is back where it was. */
    up: () => up(Number(new URL(origin).port)),
    /** Opens a page of the desk in a context of its own. `faults` gathers what the browser complained of. */
    async visit(browser: Browser, person: Person | undefined, options: VisitOptions = {}) {
      const { path = '/', width = 1440, height = 900, dark = false, language = 'id' } = options
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale: language === 'id' ? 'id-ID' : 'en-GB',
        timezoneId: 'Asia/Jakarta',
        reducedMotion: 'reduce',
      })
      if (person) await context.addCookies([{ name: 'person', value: person, url: origin }])
      await context.clock.setFixedTime(testTime)
      const page = await context.newPage()
      open.push(page)
      page.setDefaultTimeout(20_000)
      const faults: string[] = []
      page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
      page.on('pageerror', (error) => void faults.push(error.message))
      await page.goto(`${origin}/desk${path}`)
      return { page, faults }
    },
  }
}

interface VisitOptions {
  readonly path?: string
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly language?: 'id' | 'en'
}

async function asPerson(node: DeskNode, request: Request): Promise<Response> {
  const person = /(?:^|; )person=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  const headers = new Headers(request.headers)
  if (person) headers.set('x-person', person)
  return node.fetch(new Request(request, { headers }))
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page as it stands, one line each. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(
    // oxlint-disable-next-line typescript/no-explicit-any -- axe lives in the page
    (part) => (globalThis as any).axe.run(part, { resultTypes: ['violations'] }),
    within,
  )
  return violations.flatMap(({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split('\n')[1]?.trim()}`),
  )
}

/** Whether the page needs no scrolling sideways. */
export const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

/** Leaves a picture when SUAR_SHOTS names a folder: everything a person sees is looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SUAR_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
