import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { aDraft, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'
import { startDraft, type RequestKind } from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const desk = useDesk(jakarta)
const chromium = useBrowser()

beforeAll(() => knowTheLaw(jakarta))

async function begun(kind: RequestKind) {
  const { id, person } = await aCase(jakarta)
  const input = { case: id, person, kind, to: 'TH', urgency: '48h' } as const
  return (await jakarta.as('Amara')(startDraft, input)).body.request as string
}

const screens = [
  { width: 1440, height: 900, dark: true, language: 'en' },
  { width: 1440, height: 900, language: 'id' },
  { width: 360, height: 740, language: 'id' },
] as const

test.each(screens)(
  'a draft at $width px in $language says what is missing, what is open, and all that leaves',
  async (screen) => {
    const { width, language } = screen
    for (const kind of ['ReceptionAndHandover', 'MLA_Evidence'] as const) {
      const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
        ...screen,
        path: `/exchange/${await begun(kind)}`,
      })
      const list = page.getByRole('list', {
        name: language === 'id' ? 'Yang harus ada sebelum pergi' : 'What must stand before it leaves',
      })
      await list.waitFor()
      await page
        .getByText(language === 'id' ? 'Nota diplomatik' : 'Diplomatic note', { exact: false })
        .first()
        .waitFor()
      await picture(page, `composer-${kind}-${width}-${language}`)
      await list.scrollIntoViewIfNeeded()
      await picture(page, `composer-list-${kind}-${width}-${language}`)
      expect(await violations(page)).toEqual([])
      expect(await fits(page)).toBe(true)
      expect(faults).toEqual([])
    }
  },
)

test('each missing field leads to its place; the list moves as one types', async () => {
  const path = `/exchange/${await begun('LocateAndWelfareCheck')}`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path, language: 'en' })
  await page.getByText('Required fields: 0 of 3').waitFor()
  await page.getByRole('button', { name: 'Called', exact: true }).click()
  await page.keyboard.type('Riko')
  await page.getByText('Required fields: 1 of 3').waitFor()
  await page.getByText('This is all that reaches TH, and nothing else.').waitFor()
  await page.getByText(/fields that only other kinds may carry/).click()
  await page.getByRole('definition').filter({ hasText: 'Verify nationality' }).first().waitFor()
  await picture(page, 'composer-why')
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
})

test('a name under a low marking, and a yes that is missing, are said before anyone tries', async () => {
  const kind = 'PoliceInformation'
  const { request } = await aDraft(jakarta, { kind, values: someValues(kind) })
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/${request}`, language: 'en' })
  await page.getByText(/^Her consent/).waitFor()
  await page.getByText('The marking TLP:').waitFor()
  await page.getByText(/^Legal basis: \d+ clauses? there/).waitFor()
})
