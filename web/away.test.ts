import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../test/a-case.ts'
import { useBrowser } from '../test/browser.ts'
import { fits, picture, useDesk, violations } from '../test/desk.ts'
import { useNode } from '../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let id = ''
const notes = () => node.rows(`select id from casework.note`)

beforeAll(async () => {
  ;({ id } = await aCase(node))
})

const aFile = async (screen = {}) => {
  const visit = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}`, language: 'en', ...screen })
  await visit.page.getByRole('heading', { level: 1, name: 'Building C-9, near Mae Sot' }).waitFor()
  await visit.page.waitForLoadState('networkidle').catch(() => undefined)
  return visit
}

test('without a network the desk says since when, holds what is told, and tells it once when the network is back', async () => {
  const before = (await notes()).length
  const { page } = await aFile()
  await page.keyboard.press('c')
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'What was said' }).fill('The line breaks while I write this.')
  await page.context().setOffline(true)
  await page.getByText('No network since 14:20').waitFor()
  await form.getByRole('button', { name: 'Note a contact' }).click()
  await page.getByText('1 message waits.').waitFor()
  await picture(page, 'away-held')
  expect(await violations(page)).toEqual([])
  expect((await notes()).length).toBe(before)

  await page.context().setOffline(false)
  await form.waitFor({ state: 'detached' })
  await page.getByText('No network since').waitFor({ state: 'detached' })
  expect((await notes()).length).toBe(before + 1)
})

test('what was never read says that it waits for the network, and comes by itself', async () => {
  const { page } = await aFile()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Search', exact: true }).first().click()
  await page.getByText(/does not answer|network is away/).waitFor()
  await picture(page, 'away-page')
  expect(await violations(page)).toEqual([])
  await page.context().setOffline(false)
  await page.getByLabel('What to look for').waitFor()
})

test.each([{ width: 1440 }, { width: 360, height: 740, dark: true }])(
  'a node that goes in the middle of a click loses nothing typed, and nothing is told twice ($width px)',
  async (screen) => {
    const before = (await notes()).length
    const { page } = await aFile(screen)
    await page.getByRole('button', { name: 'Note a contact' }).click()
    const form = page.getByRole('dialog')
    const said = form.getByRole('textbox', { name: 'What was said' })
    await said.fill('She heard from him today.')
    await desk.down()
    await form.getByRole('button', { name: 'Note a contact' }).click()
    await page.getByText('No network since 14:20').waitFor()
    await picture(page, `away-node-${screen.width}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    expect(await said.inputValue()).toBe('She heard from him today.')

    await desk.up()
    await page.getByText('No network since').waitFor({ state: 'detached' })
    // Held, when the desk knew before the click; said and kept, when it learnt it by the click.
    const again = form.getByRole('button', { name: 'Note a contact' })
    await expect
      .poll(async () => {
        if (await again.isEnabled({ timeout: 200 }).catch(() => false)) await again.click()
        return (await notes()).length
      })
      .toBe(before + 1)
    await form.waitFor({ state: 'detached' })
    expect((await notes()).length).toBe(before + 1)
  },
)

test('an answer that is lost on its way is said, and the desk never tells again by itself', async () => {
  const before = (await notes()).length
  const { page } = await aFile()
  await page.route('**/api/casework/add-note', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.keyboard.press('c')
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'What was said' }).fill('Heard, but the answer was lost.')
  await form.getByRole('button', { name: 'Note a contact' }).click()
  await form.getByText(/not known whether/).waitFor()
  await picture(page, 'away-lost-answer')
  await page.getByText('No network since').waitFor({ state: 'detached' })
  expect(await form.getByRole('textbox', { name: 'What was said' }).inputValue()).toContain('Heard, but')
  expect((await notes()).length).toBe(before + 1)
})

test('news that came while the node was away is on the screen when it is back', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/cases', language: 'en' })
  await page.getByRole('option').first().waitFor()
  await desk.down()
  await page.getByText('No network since 14:20').waitFor()
  await aCase(node, { title: 'Opened meanwhile' })
  await desk.up()
  await page.getByRole('option', { name: /Opened meanwhile/ }).waitFor()
})
