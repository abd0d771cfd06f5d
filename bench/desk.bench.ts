import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { chromium, type Page } from 'playwright-core'
import { createNode } from '../src/node.ts'
import { putPeople } from '../test/people-in-database.ts'
import { people } from '../test/people.ts'
import { benchHost } from './bench-host.ts'
import type { Bench } from './world.ts'

/** From a click in the navigation to the heading of the next screen with its content, on loopback, cold code. */
export const bench: Bench = {
  name: 'desk',
  async *run({ newNode, folder, quick }) {
    const url = await newNode()
    await putPeople(url('postgres'))
    const host = benchHost({
      url,
      folder,
      pools: [8, 8],
      origin: 'http://127.0.0.1',
      whoIs: async () => people.Amara,
      fetch,
    })
    const server = serve({ fetch: createNode(host).fetch, port: 0, hostname: '127.0.0.1' })
    const browser = await chromium.launch({
      executablePath: process.env['SUAR_CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
    try {
      const page = await browser.newPage({ locale: 'id-ID' })
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/`)
      const times: number[] = []
      for (let round = 0; round < (quick ? 5 : 20); round++)
        for (const to of ['/desk/inbox', '/desk/search', '/desk/']) times.push(await timeTo(page, to))
      times.sort((a, b) => a - b)
      yield {
        what: 'click to content of a later screen, median',
        figure: times[times.length >> 1]!,
        unit: 'ms',
        target: { of: 'figure', atMost: 100 },
      }
      yield {
        what: 'click to content of a later screen, 95 of 100',
        figure: times[Math.floor(times.length * 0.95)]!,
        unit: 'ms',
        target: { of: 'figure', atMost: 100 },
      }
    } finally {
      await browser.close()
      ;(server as unknown as { closeAllConnections(): void }).closeAllConnections()
      server.close()
      await host.database.kysely.destroy()
      await host.system.kysely.destroy()
    }
  },
}

/** Measured inside the page, so that the time of the remote control does not count. */
async function timeTo(page: Page, path: string): Promise<number> {
  // The first: the sheet of a small screen holds the same links a second time, closed.
  await page.locator(`a.nav-i[href="${path}"]`).first().waitFor()
  return page.evaluate(async (to) => {
    const link = document.querySelector<HTMLAnchorElement>(`a.nav-i[href="${to}"]`)!
    const before = document.querySelector('.page')
    const from = performance.now()
    link.click()
    const whole = () => {
      const now = document.querySelector('.page')
      return now !== null && now !== before && now.querySelector('.bars') === null && now.textContent !== ''
    }
    while (!whole()) await new Promise(requestAnimationFrame)
    return performance.now() - from
  }, path)
}
