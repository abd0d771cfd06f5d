import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useBrowser } from '../test/browser.ts'
import { useDesk } from '../test/desk.ts'
import { useNode } from '../test/node.ts'
import type { Person } from '../test/people.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const most = 250 * 1024

/** Every body that comes over the wire, as compressed, until the screen is whole: code, styles, words, fonts, answers. */
async function weightOf(person: Person | undefined, path: string): Promise<number> {
  // A context of its own with an empty cache: a first visit.
  const fresh = await chromium.browser.newContext({ locale: 'id-ID' })
  if (person) await fresh.addCookies([{ name: 'person', value: person, url: desk.origin }])
  const first = await fresh.newPage()
  const sizes: Promise<number>[] = []
  first.on('requestfinished', (request) => {
    if (!request.url().endsWith('/api/live'))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await first.goto(`${desk.origin}/desk${path}`)
  await first.locator('h1:not(:empty)').waitFor()
  await first.waitForTimeout(1500)
  const whole = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await fresh.close()
  return whole
}

test.each([
  ['the sign-in page', undefined, '/sign-in'],
  ['the start page', 'Amara', '/'],
] as const)('%s weighs at most 250 KB on a first visit', async (_, person, path) => {
  const weight = await weightOf(person, path)
  expect(weight).toBeGreaterThan(50 * 1024)
  expect(weight).toBeLessThanOrEqual(most)
})

test('every text file of the desk lies compressed beside itself, and no file is above 250 KB', () => {
  const files = readdirSync('dist/desk/assets').filter((file) => /\.(js|css|svg)$/.test(file))
  expect(files.filter((file) => !existsSync(join('dist/desk/assets', `${file}.br`)))).toEqual([])
  expect(files.filter((file) => statSync(join('dist/desk/assets', `${file}.br`)).size > most)).toEqual([])
  expect(readFileSync('dist/desk/index.html', 'utf8')).not.toMatch(/<script>|<style|style=/)
})
