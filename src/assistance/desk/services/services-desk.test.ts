import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCase } from '../../../../test/a-case.ts'
import { aProvider } from '../../../../test/a-service.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useNode } from '../../../../test/node.ts'
import { getCase } from '../../../casework/contract.ts'
import { listServices, recordNeed } from '../../services/contract.ts'
import { giveBed, keepBed, restrict } from '../../shelter/contract.ts'
import { writeSupportPlan } from '../../support/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const amara = node.as('Amara')

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}
const aHouse = (name: string) => aProvider(node, { name, types: ['Shelter', 'RehabilitasiKesehatan'] })

test('a need is recorded, offered and begins; a plan is agreed; where help is missing stands in a picture and a table', async () => {
  await aHouse('Puskesmas Contoh')
  const { id, person } = await aCase(node)
  await amara(writeSupportPlan, {
    plan: null,
    after: 0,
    person,
    state: 'Draft',
    types: ['Livelihood'],
    objectives: 'To work and owe nothing.',
    goals: [{ goal: 'A trade', tasks: [{ what: 'Sewing course', by: 'She', until: null, done: true }] }],
    plannedEnd: null,
    actualEnd: null,
    reviewer: 'P-07',
    reviewDue: '2027-01-15T00:00:00.000Z',
    herWords: '',
  })
  const path = `/cases/${id}/services`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path, language: 'en', dark: true })
  await page.getByRole('button', { name: 'Record a need' }).click()
  await page.getByRole('combobox', { name: 'What' }).selectOption('Health')
  await page.getByRole('combobox', { name: 'How soon' }).selectOption('within 3 hours')
  await page.getByRole('textbox', { name: 'District' }).fill('Sukabumi')
  await page.getByRole('textbox', { name: 'In plain words' }).fill('A wound on the left hand.')
  await page.getByRole('button', { name: 'Record', exact: true }).press('Enter')
  await page.getByRole('button', { name: /P-01 Health/ }).click()
  await page.getByRole('combobox', { name: 'Next step' }).selectOption('Offer it')
  await page.getByRole('combobox', { name: 'Provider' }).selectOption('Puskesmas Contoh, Sukabumi')
  await lookAt(page, 'services-step')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('offered').first().waitFor()
  await page.getByRole('combobox', { name: 'Next step' }).selectOption('It begins')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('under way').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'To work and owe nothing.' }).click()
  await page.getByRole('combobox', { name: 'Then it is' }).selectOption('agreed')
  await page.getByRole('textbox', { name: 'In the person’s own words' }).fill('Saya setuju dengan rencana ini.')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('agreed', { exact: true }).first().waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(page, 'services-page')
  expect((await amara(listServices, { case: id })).body.needs[0].standing).toBe('Started')

  for (let n = 0; n < 6; n++) {
    const gender = n < 5 ? 'Masculine' : 'TransgenderFeminine'
    const { person: other } = await aCase(node, {
      people: [{ names: [], gender, roles: [{ role: 'PersonOfConcern' }] }],
    })
    const need = { type: 'Psychosocial', urgency: 'OneDay', district: 'Indramayu', what: 'Sleeps badly.' } as const
    await amara(recordNeed, { person: other, ...need })
  }
  await page.getByRole('link', { name: 'Where help is missing' }).click()
  await page.getByRole('cell', { name: 'fewer than 5' }).waitFor()
  await lookAt(page, 'gaps')
  expect(faults).toEqual([])
})

test('the board of beds on a small screen: a bed is given with a reason, and a locked door has a clock', async () => {
  const house = await aHouse('Rumah Aman Contoh')
  const bed = async (name: string, meantFor: 'Men' | 'Women') =>
    (await amara(keepBed, { id: null, provider: house, name, meantFor })).body.bed as never
  const [first] = [await bed('A-1', 'Men'), await bed('A-2', 'Women')]
  const man = { people: [{ names: [], gender: 'Masculine' as const, roles: [{ role: 'PersonOfConcern' as const }] }] }
  const { person } = await aCase(node, man)
  const { body } = await amara(giveBed, { bed: first, person })
  const reason = 'Seorang pria dua kali bertanya di gerbang.'
  await amara(restrict, { stay: body.stay, kind: 'DoorLocked', reason })
  const other = await aCase(node, man)
  const { code } = (await amara(getCase, { case: other.id })).body
  const small = { path: '/beds', language: 'id', width: 360, height: 740 } as const
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', small)
  await page.getByText('pintu dikunci').waitFor()
  await lookAt(page, 'beds-small')
  await page.getByRole('button', { name: 'Berikan' }).click()
  await page.getByRole('textbox', { name: 'Kode kasus' }).fill(code)
  await page.getByRole('dialog').getByRole('combobox').selectOption('P-01')
  await page.getByRole('button', { name: 'Berikan' }).last().click()
  await page.getByText('bukan untuk orang ini').first().waitFor()
  await lookAt(page, 'beds-give-small')
  await page.getByRole('textbox', { name: 'Alasan' }).fill('Tidak ada tempat lain malam ini; dipasang tirai.')
  await page.getByRole('button', { name: 'Berikan' }).last().click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('bukan untuk orang ini').first().waitFor()
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([])
})

test('the board leads to its own filling: who gives shelter is added, then a bed, and both are changed', async () => {
  const dark = { path: '/providers', language: 'en', dark: true } as const
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', dark)
  await page.getByRole('button', { name: 'Add a provider' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Rumah Mercusuar Contoh')
  await page.getByRole('textbox', { name: 'District' }).fill('Batam')
  await page.getByRole('checkbox', { name: 'Shelter' }).check()
  await page.getByRole('checkbox', { name: 'women' }).check()
  await page.getByRole('textbox', { name: 'Languages' }).fill('id, EN')
  await page.getByRole('spinbutton', { name: 'How many people' }).fill('4')
  await lookAt(page, 'provider-form')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('women · id, en · 4 places').waitFor()
  await page.getByRole('button', { name: 'Change: Rumah Mercusuar Contoh' }).click()
  await page.getByLabel('Last asked').fill('2026-11-20')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('asked on 20 Nov 2026').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(page, 'providers')
  await page.getByRole('link', { name: 'Beds' }).last().click()
  await page.getByRole('button', { name: 'Add a bed' }).click()
  await page.getByRole('combobox', { name: 'Shelter' }).selectOption('Rumah Mercusuar Contoh, Batam')
  await page.getByRole('textbox', { name: 'Name of the bed' }).fill('M-1')
  await page.getByRole('dialog').getByRole('combobox', { name: 'For whom' }).selectOption('women')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByRole('button', { name: 'Change: M-1' }).click()
  await page.getByRole('checkbox', { name: 'Closed' }).check()
  await lookAt(page, 'bed-form')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('closed', { exact: true }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(page, 'beds')
  const small = { path: '/providers', language: 'id', width: 360, height: 740 } as const
  const { page: phone } = await desk.visit(chromium.browser, 'Amara', small)
  await phone.getByText('Rumah Mercusuar Contoh, Batam').waitFor()
  await lookAt(phone, 'providers-small')
  expect(faults).toEqual([])
})
