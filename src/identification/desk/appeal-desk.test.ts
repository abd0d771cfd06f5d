import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import { disputeAge, getChildhood, listDeterminations, recordDetermination, recordScreening } from '../contract.ts'
import { noteOtherState } from '../index.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const reasons = 'Ia bebas keluar masuk dan memegang paspornya sendiri menurut dua saksi.'

async function aRefused() {
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
  const told = { person, case: id, state: 'TH', status: 'IdentifiedVictim', body: 'MultidisciplinaryTeam' } as const
  await inSystem(node.host, (context) =>
    noteOtherState(context, {
      ...told,
      decidedOn: '2026-11-20',
      appealTold: true,
      appealUntil: null,
      message: crypto.randomUUID(),
    }),
  )
  return { id, person, path: `/cases/${id}/identification/${person}` }
}

test('she appeals on a telephone, another hears it at the desk, and who decided is told why it is not her', async () => {
  const { person, path } = await aRefused()
  const small = await desk.visit(chromium.browser, 'Amara', { path, language: 'id', width: 360, height: 740 })
  await small.page
    .getByRole('textbox', { name: 'Apa yang tidak dilihat' })
    .fill('Juru bahasanya berbicara bahasa lain, dan utangnya tidak ditanyakan.')
  await small.page.getByRole('button', { name: 'Catat banding' }).click()
  await small.page.getByText('Banding ditarik kembali').first().waitFor()
  await picture(small.page, 'appeal-small')
  expect(await small.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await violations(small.page)).toEqual([])

  const farah = await desk.visit(chromium.browser, 'Farah', { path, language: 'en' })
  await farah.page.getByText('Another must hear the appeal.', { exact: false }).waitFor()

  const { page, faults } = await desk.visit(chromium.browser, 'Oki', { path, language: 'en', dark: true })
  await page.getByText('Answer this decision').first().click()
  await page.getByRole('combobox', { name: 'What you find' }).selectOption('PresumedVictim')
  const appeal = page.locator('section.card').filter({ has: page.getByRole('heading', { name: 'Appeal' }) })
  await appeal.getByRole('combobox', { name: 'Who decided' }).selectOption('CompetentAuthority')
  await appeal
    .getByRole('textbox', { name: 'Reasons' })
    .fill('The debt was not asked about; the ledger shows it, and so does her brother.')
  await picture(page, 'appeal')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Decide the appeal' }).click()
  await page.getByText('on appeal').waitFor()
  const { standing, appeals } = (await node.as('Oki')(listDeterminations, { person })).body
  expect([standing[0].status, appeals[0].standing]).toEqual(['PresumedVictim', 'Heard'])
  expect([...small.faults, ...farah.faults, ...faults]).toEqual([])
})

test('papers against her own words stand side by side; a child without a guardian is gated', async () => {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const doubt = { person, papers: 'Paspor: lahir 2004, dibuat agen.', statement: 'Saya enam belas tahun.' }
  await node.as('Amara')(disputeAge, doubt)
  const path = `/cases/${id}/identification/${person}`
  const small = await desk.visit(chromium.browser, 'Amara', { path, language: 'id', width: 360, height: 740 })
  await small.page.getByText('sebelum ada yang mewakilinya').scrollIntoViewIfNeeded()
  await picture(small.page, 'child-small')
  expect(await small.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await violations(small.page)).toEqual([])
  const { page, faults } = await desk.visit(chromium.browser, 'Farah', { path, language: 'en', dark: true })
  await page.getByText('Write down who stands for her').click()
  await page.getByRole('combobox', { name: 'Who it is' }).selectOption('SocialWorker')
  await page.getByRole('textbox', { name: 'Name' }).fill('Ibu Wahyuni')
  await page.getByRole('textbox', { name: 'By which paper' }).fill('Letter 12 of the social office')
  await page.getByLabel('Since').fill('2026-11-20')
  await page.getByRole('combobox', { name: 'What she says to it' }).selectOption('Agrees')
  await picture(page, 'child')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Record' }).first().click()
  await page.getByText('She agrees.').first().waitFor()
  expect((await node.as('Farah')(getChildhood, { person })).body.mayBeMoved).toBe(true)
  expect([...faults, ...small.faults]).toEqual([])
})
