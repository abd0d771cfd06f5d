import { beforeAll, expect, test } from 'vitest'
import { knowTheLaw } from '../../../../test/a-request.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useRegion } from '../../../../test/region.ts'

const region = useRegion(['TH', 'ID'])
const bangkok = useDesk(region.node('TH'))
const jakarta = useDesk(region.node('ID'))
const chromium = useBrowser()
beforeAll(() => knowTheLaw(region.node('TH')))

const list = `No,Name,Sex,Date of birth,Nationality,Health
1,Riko Pratama,M,12/07/2003,Indonesia,cough
2,Sari Ayu,P,2001,WNI,
3,Sok Made Up,M,1999,Cambodian,
4,Riko Pratama,M,2003-07-12,Indonesia,
5,Nobody Known,M,,,`
const narrow = { width: 360, height: 740, language: 'id' as const }
const wide = { dark: true, language: 'en' as const }
type Page = Awaited<ReturnType<typeof bangkok.visit>>['page']

async function looked(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}

test('a list is pasted, looked through, approved by a second person, and taken over in the other state', async () => {
  const { page, faults } = await bangkok.visit(chromium.browser, 'Amara', { path: '/exchange/rosters/new', ...wide })
  await page.getByLabel('For the people of').selectOption('ID')
  await page.getByLabel('How it came').selectOption({ label: 'handed over by an armed group' })
  await page.getByLabel('Who made the list').fill('A made-up office')
  await page.getByLabel('The list says').fill('5')
  await page.getByLabel('Paste the list').fill(list)
  await page.getByRole('button', { name: 'Look through it' }).click()
  await page.getByText('Stays here: Health.').waitFor()
  await page.getByText('Named above already: lines 4.').waitFor()
  await page.getByLabel(/^4\./).uncheck()
  await page.setViewportSize({ width: 1440, height: 1300 })
  await looked(page, 'roster-new-desk')
  await page.setViewportSize({ width: 360, height: 1900 })
  await looked(page, 'roster-new-phone')
  await page.getByRole('button', { name: 'Hand to a second person' }).click()
  await page.getByText('waits for a second person').waitFor()
  await page.setViewportSize({ width: 360, height: 1100 })
  await looked(page, 'roster-prepared')
  expect(faults).toEqual([])

  const second = await bangkok.visit(chromium.browser, 'Citra', { path: '/exchange/rosters', ...wide })
  await second.page.getByRole('link', { name: 'Part for ID' }).click()
  await second.page.getByRole('button', { name: 'Approve and send' }).click()
  await second.page.getByText('sent', { exact: true }).waitFor()
  await region.settle()

  for (const [options, size] of [
    [narrow, 'phone'],
    [wide, 'desk'],
  ] as const) {
    const there = await jakarta.visit(chromium.browser, 'Amara', { path: '/exchange/rosters', ...options })
    await there.page.getByRole('link', { name: /TH$/ }).waitFor()
    await looked(there.page, `rosters-${size}`)
    await there.page.getByRole('link', { name: /TH$/ }).click()
    await there.page.getByText('Sari Ayu').waitFor()
    await looked(there.page, `roster-received-${size}`)
  }
  const there = await jakarta.visit(chromium.browser, 'Amara', { path: '/exchange/rosters', ...wide })
  await there.page.getByRole('link', { name: 'Part from TH' }).click()
  await there.page.getByRole('button', { name: 'Open a case for line 2' }).click()
  await there.page.getByRole('link', { name: 'Case', exact: true }).waitFor()
  await region.settle()
  await second.page.reload()
  await second.page.getByText('counted there: 2').waitFor()
  expect([...second.faults, ...there.faults]).toEqual([])
})
