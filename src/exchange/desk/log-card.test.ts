import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { settleLog } from '../log/ask-witnesses.ts'
import { verifyProof } from '../log/verify-proof.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const ID = region.node('ID')
const desk = useDesk({ fetch: (request) => ID.fetch(request) })
const chromium = useBrowser()

test('the operator reads how old the last settled head is, who does not sign and why, and proves a message', async () => {
  region.interfere(async (to, request, forward) => {
    if (to === 'KH' && !request.url.includes('/log/') && !request.url.includes('/witness/')) throw new Error('refused')
    return forward(request)
  })
  const message = await writeNote(ID, 'arrives')
  await writeNote(ID, 'lies', { to: 'KH', thread: '00000000-0000-4000-8000-000000000001' })
  await region.settle()
  await settleLog(ID.host)
  await settleLog(region.node('TH').host)
  await writeNote(ID, 'of this hour')
  region.wait({ days: 7, minutes: 1 })
  await ID.rows(`update exchange.witnessed set at = $1`, [ID.host.clock()])
  await ID.rows(
    `insert into exchange.log_breach (origin, state, found, at, held, shown) values ('suar-exchange/TH', 'TH', 'not-consistent', $1, 'a', 'b')`,
    [ID.host.clock()],
  )
  region.interfere(async (to, request, forward) => {
    if (to === 'KH') throw new Error('refused')
    return forward(request)
  })
  await settleLog(ID.host)
  await region.settle()

  const { page, faults } = await desk.visit(chromium.browser, 'Hadi', { path: '/partners', language: 'en' })
  await page.getByText('Settled').first().waitFor()
  await page.getByText('Does not sign').waitFor()
  await page.getByText('Its log no longer holds what this node signed earlier.').waitFor()
  await picture(page, 'exchange-log')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)

  await page.getByRole('button', { name: 'Sign it again' }).click()
  await page.getByText('Only after speaking with TH').waitFor()
  await picture(page, 'exchange-log-again')
  await page.getByRole('dialog').getByRole('button', { name: 'Sign it again' }).click()
  await page.getByText('Contradicts itself').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Show the thread' }).first().click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Prove this message' }).first().click()
  const proof: unknown = JSON.parse(readFileSync(await (await saved).path(), 'utf8'))
  expect(verifyProof(proof)).toMatchObject({ ok: true, proven: { envelope: { from: 'ID', to: 'KH' } } })
  expect(message).not.toBe('')
  await picture(page, 'exchange-thread-prove')
  expect(faults).toEqual([])
})
