import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { attachments, sendMessage } from '../index.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const ID = region.node('ID')
const desk = useDesk({ fetch: (request) => ID.fetch(request) })
const chromium = useBrowser()

test('the operator reads in words what fails, looks at the keys, and sends an undelivered message again', async () => {
  region.interfere(async (to, request, forward) => {
    if (to === 'KH') throw new Error('connection refused')
    return forward(request)
  })
  await writeNote(ID, 'arrives')
  await writeNote(ID, 'lies', { to: 'KH' })
  await region.settle()
  region.wait({ days: 7, minutes: 1 })
  await region.settle()

  const { page, faults } = await desk.visit(chromium.browser, 'Hadi', { path: '/partners', language: 'en' })
  await page.getByText("The partner's node cannot be reached.").first().waitFor()
  await page.getByText('In contact').waitFor()
  await picture(page, 'exchange-partners')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)

  await page.getByRole('button', { name: 'Keys of KH' }).click()
  await page.getByText('Sealing key 1').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Show the thread' }).click()
  await page.getByText('Undelivered', { exact: true }).first().waitFor()
  await picture(page, 'exchange-thread')
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Partner: KH' }).click()
  await page.getByRole('heading', { name: 'What waits' }).waitFor()
  await page.getByText('Decide within').waitFor()
  await page.getByText('Signs our log').waitFor()
  await picture(page, 'exchange-partner')
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 760 })
  expect(await fits(page)).toBe(true)
  await picture(page, 'exchange-partner-small')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goBack()

  region.heal()
  await page.getByRole('button', { name: 'Send again' }).click()
  await page.getByText('Nothing lies here.').waitFor()
  await region.settle()
  expect(await ID.rows("select state from exchange.message where partner = 'KH'")).toEqual([{ state: 'delivered' }])
  expect(faults).toEqual([])
})

test('an officer without the right is not offered the page', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/partners', language: 'en' })
  await page.locator('.denied, h1').first().waitFor()
  expect(await page.getByRole('button', { name: 'Send again' }).count()).toBe(0)
  expect(await page.getByText('In contact').count()).toBe(0)
})

test('what a partner can never take, and what waits for its files, is told in words', async () => {
  region.heal()
  const thread = crypto.randomUUID()
  const poison = await writeNote(ID, 'poison', { thread })
  await ID.rows(`update exchange.message set wire = jsonb_set(wire::jsonb, '{sealed}', '"AAAAAAAAAAAAAAAAAAAAAAAAAAAA"')::text
                  where id = '${poison}'`)
  const kept = await attachments.keep(ID.host, Readable.from([Buffer.alloc(2_000_000)]), { type: 'image/png' })
  await inSystem(ID.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      thread: crypto.randomUUID(),
      type: 'test.note@1.0',
      body: { text: 'with a file' },
      handling: { tlp: 'RED', onward: 'no', purpose: 'protection' },
      attachments: [kept],
    }),
  )
  region.interfere(async (to, request, forward) => {
    if (to === 'TH' && request.method === 'PUT') throw new Error('the line broke')
    return forward(request)
  })
  for (let n = 0; n < 15; n++) {
    await region.settle()
    region.wait({ minutes: 2 })
  }

  const { page, faults } = await desk.visit(chromium.browser, 'Hadi', { path: '/partners', language: 'en' })
  await page.getByText('Its place in the thread was given up').waitFor()
  await page.getByText('The message was changed on the way.').first().waitFor()
  await page.getByText('Files under way').first().waitFor()
  await picture(page, 'exchange-poison')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  await page.getByRole('button', { name: 'Put away' }).click()
  await page.getByText('Nothing lies here.').waitFor()
  expect(faults).toEqual([])
})

test('after a restore the operator reads what was fetched back, and where two pasts do not meet', async () => {
  region.heal()
  region.wait({ hours: 1 })
  const thread = crypto.randomUUID()
  await writeNote(ID, 'before', { thread })
  await region.settle()
  await ID.backUp()
  for (const text of ['forgotten', 'forgotten too']) await writeNote(ID, text, { thread })
  await region.settle()
  await ID.restore()
  await writeNote(ID, 'written since', { thread })
  await region.settle()
  await ID.rows(
    `insert into exchange.recovery (at, partner, thread, found) values (now(), 'TH', gen_random_uuid(), 'two-pasts')`,
  )

  const look = { path: '/partners/TH', language: 'en' } as const
  const { page } = await desk.visit(chromium.browser, 'Hadi', look)
  await page.getByText('2 messages that this node had sent and forgotten were fetched back').waitFor()
  await page.getByText('there is no place that both know').waitFor()
  await picture(page, 'exchange-recovered')
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await fits(page)).toBe(true)
  await picture(page, 'exchange-recovered-small')
  await ID.rows(`insert into exchange.recovery (at, partner, thread, found)
                 select now(), 'TH', gen_random_uuid(), 'adopt' from generate_series(1, 60)`)
  await page.reload()
  await page.getByText('Only the latest are shown').waitFor()
  await page.getByText('there is no place that both know').waitFor()
  await page.goto(page.url().replace('/partners/TH', '/partners'))
  await page.getByText('This node was restored from a backup').waitFor()
})
