import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { listDecisionLetters, recordDetermination, recordScreening } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const reasons = 'Paspornya diambil, utang tiga ribu untuk angkutan, tidak bisa keluar gedung.'

test('the letter is drawn up in her language, seen as it will be printed, and issued', async () => {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  await node.as('Amara')(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  for (const status of ['PresumedVictim', 'NotAVictim'] as const)
    await node.as('Farah')(recordDetermination, {
      person,
      status,
      reasons,
      body: 'CompetentAuthority',
      appealTold: true,
      appealUntil: '2026-12-24',
    })
  const path = `/cases/${id}/decision-letter/${person}`
  const { page, faults } = await desk.visit(chromium.browser, 'Farah', { path, language: 'en', dark: true })
  await page.getByRole('combobox', { name: 'In her language' }).selectOption('th')
  await page.getByRole('combobox', { name: 'Beside it' }).selectOption('id')
  await page.getByRole('textbox', { name: 'Why, in plain words' }).fill('เราพูดกับพยานสองคน และเห็นหนังสือเดินทางของท่าน')
  await page.getByRole('button', { name: 'Show it' }).click()
  await page.getByRole('img', { name: 'The letter as it will be printed' }).waitFor()
  await picture(page, 'decision-letter')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Issue and save' }).click()
  await page.getByRole('heading', { name: 'Issued' }).waitFor()
  expect((await node.as('Farah')(listDecisionLetters, { person })).body.letters).toMatchObject([
    { languages: ['th', 'id'] },
  ])

  const small = await desk.visit(chromium.browser, 'Farah', { path, language: 'id', width: 360, height: 740 })
  await small.page.getByRole('img').first().waitFor()
  await picture(small.page, 'decision-letter-small')
  expect(await small.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await violations(small.page)).toEqual([])
  expect([...faults, ...small.faults]).toEqual([])
})
