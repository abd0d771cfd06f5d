import { beforeAll, expect, test } from 'vitest'
import { aDraft, knowTheLaw } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'
import { changeHoliday } from '../../directory/calendar/contract.ts'
import { sayIn } from '../../platform/i18n.ts'
import { approveRequest, submitDraft } from '../contract.ts'

const region = useRegion(['ID', 'MM'])
const jakarta = region.node('ID')
const yangon = region.node('MM')
const desk = useDesk(yangon)
const chromium = useBrowser()

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(yangon)
})

test.each([
  { language: 'id', width: 360, height: 740 },
  { language: 'en', width: 1440, height: 900, dark: true },
] as const)('the other state sees by when, in both zones, and which holiday moved it: $language', async (screen) => {
  const day = { state: 'ID', day: '2026-11-26', name: { id: 'Hari Uji', en: 'Test Day' }, source: 'made up' }
  await jakarta.as('Kartika')(changeHoliday, { ...day, verified: false, active: true, version: 0 })
  const { request } = await aDraft(jakarta, {
    kind: 'NationalityVerification',
    to: 'MM',
    values: { name: 'Riko Pratama', birthDate: '2004-03-09' },
    change: { tlp: 'RED', urgency: 'Routine' },
  })
  await jakarta.as('Amara')(submitDraft, { request })
  await jakarta.as('Citra')(approveRequest, { request })
  await region.settle()
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/${request}`, ...screen })
  const say = sayIn(screen.language)
  const card = page.locator('section', { hasText: say('requests:clock.title') })
  await card.getByText(screen.language === 'id' ? 'Hari Uji' : 'Test Day').waitFor()
  await card.scrollIntoViewIfNeeded()
  await picture(page, `clock-${screen.language}`)
  // Yangon's day ends half an hour after that of Jakarta has begun anew.
  expect(await card.locator('time').allInnerTexts()).toHaveLength(4)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  expect(faults).toEqual([])
})
