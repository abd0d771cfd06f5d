import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedOfficer } from '../src/access/seed-officer.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { useBrowser } from '../test/browser.ts'
import { picture, violations } from '../test/desk.ts'
import { useNode } from '../test/node.ts'

const port = 20_000 + Math.floor(Math.random() * 20_000)
const origin = `http://localhost:${port}`
const node = useNode('ID', { signIn: true, origin })
const chromium = useBrowser()
const password = 'ombak pagi di dermaga'
let server: ReturnType<typeof serve>

beforeAll(async () => {
  const agency = { name: 'Pelindungan', kind: 'Protection' }
  for (const [name, title] of [
    ['Sari', 'P-01'],
    ['Wulan', 'P-02'],
  ] as const)
    await inSystem(node.host, (context) =>
      seedOfficer(context as never, {
        name,
        email: `${name.toLowerCase()}@state.example`,
        password,
        role: 'protection-officer',
        agency,
        title,
        language: 'en',
      }),
    )
  server = serve({ fetch: node.fetch, port, hostname: 'localhost' })
})
afterAll(async () => {
  ;(server as unknown as { closeAllConnections?: () => void }).closeAllConnections?.()
  await new Promise((closed) => server.close(closed))
})

async function atWork(path: string) {
  const context = await chromium.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  await context.clock.install()
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${origin}/desk${path}`)
  const signIn = async (email: string) => {
    await page.getByLabel('Work e-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await signIn('sari@state.example')
  return { page, signIn, context }
}

test('after a quarter of an hour without a hand the desk locks; signing in again gives back what was typed', async () => {
  const { page, signIn, context } = await atWork('/new-report')
  const story = page.getByRole('textbox', { name: 'What is happening' })
  await story.fill('My son has been locked in since the second of November.')
  await page.clock.fastForward('16:00')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await picture(page, 'lock')
  expect(await violations(page)).toEqual([])
  expect((await context.cookies()).filter(({ name }) => name.includes('session'))).toEqual([])

  // Nothing below can be reached: not by Tab, not by a key of the page, not by Esc.
  for (const key of ['Escape', 'Escape', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Control+k']) {
    await page.keyboard.press(key)
    expect(await page.evaluate(() => document.activeElement?.closest('.shell'))).toBe(null)
  }
  expect(await page.getByRole('heading', { name: 'Sign in' }).isVisible()).toBe(true)
  expect(await page.locator('.palette').count()).toBe(0)

  await signIn('sari@state.example')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor({ state: 'detached' })
  expect(await story.inputValue()).toBe('My son has been locked in since the second of November.')
  await story.press('End')
  await story.pressSequentially(' Help.')
  expect(await story.inputValue()).toContain('November. Help.')
})

test('a session ended in the middle of a form brings the sign-in over it; the form goes on after it', async () => {
  const { page, signIn } = await atWork('/search')
  await page.getByLabel('What to look for').fill('Riko')
  await page.context().clearCookies()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await signIn('sari@state.example')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor({ state: 'detached' })
  await page.getByText('Not found in the cases you may see').waitFor()
  expect(await page.getByLabel('What to look for').inputValue()).toBe('Riko')
})

test('somebody else who signs in over a locked desk sees nothing of what was on it', async () => {
  const { page, signIn } = await atWork('/new-report')
  await page.getByRole('textbox', { name: 'What is happening' }).fill('Only for Sari.')
  await page.clock.fastForward('16:00')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await signIn('wulan@state.example')
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
  expect(await page.content()).not.toContain('Only for Sari')
})
