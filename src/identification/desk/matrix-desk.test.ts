import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { addNote } from '../../casework/contract.ts'
import { listDeterminations, recordScreening } from '../contract.ts'
import { getMatrix } from '../matrix/contract.ts'
import { answerScreening, beginScreening } from '../screening/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const reasons = 'Passport taken, debt of 3,000 for transport, could not leave the building.'

async function aPerson() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const amara = node.as('Amara')
  const begun = await amara(beginScreening, { person, form: 'full-interview', language: 'id' })
  const said = (code: string, from = 'kata-katanya sendiri', what = 'Yes') => ({
    id: crypto.randomUUID(),
    code,
    said: what as 'Yes',
    from,
  })
  await amara(answerScreening, {
    screening: begun.body.id,
    answers: [
      said('FC-A4'),
      said('FC-M4'),
      said('FC-M2'),
      said('FC-P1'),
      said('FC-M4', 'pengelola gedung', 'No'),
      said('FC-N1', 'pengelola gedung'),
    ],
  })
  await amara(addNote, { case: id, text: 'Penjaga asrama: tidak ada yang keluar gedung tanpa pengawal.' })
  await amara(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  return { id, person }
}

test('a note is put behind a box by keyboard; the decision rests on what is backed', async () => {
  const { id, person } = await aPerson()
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${id}/elements/${person}`,
    language: 'en',
    dark: true,
  })
  await page.getByRole('heading', { name: 'Put something behind a box' }).waitFor()
  await page.getByRole('combobox', { name: 'Box' }).selectOption('means.Confinement')
  await page.getByRole('combobox', { name: 'What it rests on' }).selectOption({ index: 1 })
  await page.getByRole('textbox', { name: 'Who said it' }).fill('the hostel keeper, by telephone')
  await page.getByRole('textbox', { name: 'What it shows' }).fill('Nobody left the building without a guard.')
  await page.getByRole('button', { name: 'Put it there' }).press('Enter')
  await page.getByText('Nobody left the building without a guard.').first().waitFor()
  await picture(page, 'matrix')
  expect(await violations(page)).toEqual([])
  const { body } = await node.as('Amara')(getMatrix, { person })
  expect(body.backings.filter(({ ground }: { ground: { kind: string } }) => ground.kind === 'Note')).toHaveLength(1)

  const farah = await desk.visit(chromium.browser, 'Farah', {
    path: `/cases/${id}/identification/${person}`,
    language: 'en',
  })
  const form = farah.page
  await form.getByRole('combobox', { name: 'Status' }).selectOption('PresumedVictim')
  await form.getByRole('combobox', { name: 'Who decided' }).selectOption('CompetentAuthority')
  await form.getByRole('checkbox', { name: 'Means: debt bondage' }).check()
  await form.getByText(/Not among them: Act, Purpose/).waitFor()
  await form.getByRole('textbox', { name: 'Reasons' }).fill(reasons)
  await form.getByRole('button', { name: 'Record' }).click()
  await form.getByText('Rests on: debt bondage').waitFor()
  const { history } = (await node.as('Farah')(listDeterminations, { person })).body
  expect(history[0]).toMatchObject({
    status: 'PresumedVictim',
    found: ['means.DebtBondage'],
    definition: 'id-uu21-2007@2007',
  })
  expect([...faults, ...farah.faults]).toEqual([])
})

test('on a telephone every box says what backs it, or that nothing does', async () => {
  const { id, person } = await aPerson()
  const { page } = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${id}/elements/${person}`,
    language: 'id',
    width: 360,
    height: 740,
  })
  await page.getByText('belum ada dasarnya').first().waitFor()
  await picture(page, 'matrix-small')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await violations(page)).toEqual([])
})
