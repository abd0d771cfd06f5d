import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { aDraft, aSentRequest, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'
import { listConsents, recordConsent } from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const node = region.node('ID')
const desk = useDesk({ fetch: (request) => node.fetch(request) })
const chromium = useBrowser()
beforeAll(() => knowTheLaw(node))

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
}

const kind = 'PoliceInformation' as const

/** A person who agreed that police learn of her: one request has left, one is being written. */
async function someoneWhoAgreed() {
  const sent = await aSentRequest(node, { kind, values: someValues(kind) })
  await aDraft(node, { kind, values: someValues(kind), about: { id: sent.id, person: sent.person } })
  await region.settle()
  const told = { person: sent.person, language: 'id', interpreter: 'InPerson', copyGiven: true } as const
  const amara = node.as('Amara')
  await amara(recordConsent, { ...told, purpose: 'ReceiveServices', state: 'Given' })
  await amara(recordConsent, { ...told, purpose: 'TellFamily', state: 'Refused', note: 'My uncle sent me here.' })
  await amara(recordConsent, { ...told, purpose: 'NotifyOwnState', state: 'NotAsked_Emergency' })
  await amara(recordConsent, {
    ...told,
    purpose: 'ShareWithOtherState',
    state: 'Given',
    recipients: ['state:TH'],
    fields: ['Identity', 'Papers'],
    expiresAt: '2027-03-01T00:00:00Z',
  })
  return sent
}

test('before she takes a yes back she hears what ends, by keyboard; then it has ended, and who must still let go is shown', async () => {
  const { id, person } = await someoneWhoAgreed()
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${id}/consents`,
    language: 'en',
    dark: true,
  })
  const row = page.getByRole('row', { name: /Share with police/ })
  await row.getByRole('button', { name: 'P-01: agrees' }).press('Enter')
  await page.getByText('May the police learn what you told us?').waitFor()
  await page.getByRole('combobox', { name: 'The person says' }).selectOption('took it back')
  const ends = page.getByRole('region', { name: 'What ends with this yes' })
  await ends.getByText('being prepared; will not leave').waitFor()
  await ends.getByText('has left; is recalled').waitFor()
  expect(await ends.getByText('Request, Thailand').count()).toBe(2)
  await lookAt(page, 'consent-ends')
  await page.getByRole('button', { name: 'Record, and end all of this' }).press('Enter')
  await row.getByRole('button', { name: 'P-01: took it back' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await region.settle()
  await lookAt(page, 'consents')

  await page.goto(`${desk.origin}/desk/cases/${id}/consents`)
  await row.getByRole('button', { name: 'P-01: took it back' }).click()
  await page.getByRole('region', { name: 'Who has to let go' }).getByText('Thailand').waitFor()
  await page.getByRole('button', { name: 'Propose to override' }).click()
  await page.getByText('Never against a child.').waitFor()
  await lookAt(page, 'consent-override')
  expect((await node.as('Amara')(listConsents, { person })).body.standing.ShareWithLawEnforcement).toBe('Withdrawn')
  expect(faults).toEqual([])
})

test('on a phone, by touch: a yes says to whom and until when, stands on the case, and goes with her on paper', async () => {
  const { id, person } = await someoneWhoAgreed()
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${id}/consents`,
    width: 360,
    height: 740,
  })
  await page.getByRole('button', { name: 'P-01: tidak setuju' }).waitFor()
  expect(await fits(page)).toBe(true)
  await lookAt(page, 'consents-phone')
  await page
    .getByRole('row', { name: /Dibagikan ke LSM/ })
    .getByRole('button')
    .click()
  await page.getByRole('combobox', { name: 'Orangnya mengatakan' }).selectOption('setuju')
  await page.getByRole('checkbox', { name: 'semua yang termasuk tujuan ini' }).click()
  await page.getByRole('checkbox', { name: 'Thailand' }).click()
  await lookAt(page, 'consent-form-phone')
  await page.getByRole('button', { name: 'Catat' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const record = (await node.as('Amara')(listConsents, { person })).body.history[0]
  expect(record).toMatchObject({ purpose: 'ShareWithNGO', state: 'Given', recipients: ['state:TH'], fields: ['*'] })

  await page.goto(`${desk.origin}/desk/cases/${id}/consents/${person}`)
  await page.getByText('Kertas ini milik Anda.').waitFor()
  await page.getByRole('combobox').selectOption('en')
  await page.getByText('This paper is yours.').waitFor()
  await page.getByText('You were not asked yet; we will ask you').waitFor()
  expect(await fits(page)).toBe(true)
  await lookAt(page, 'consent-copy-phone')
  await page.goto(`${desk.origin}/desk/cases/${id}`)
  await page.getByRole('link', { name: 'Buka persetujuan' }).waitFor()
  await page.getByText('4 setuju').scrollIntoViewIfNeeded()
  await lookAt(page, 'consent-card-phone')
  expect(faults).toEqual([])
})

test('a screening is written down with reasons, and stands in our column', async () => {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const path = `/cases/${id}/identification/${person}`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path, language: 'en' })
  await page.getByRole('combobox', { name: 'Status' }).selectOption('With indicators')
  await page.getByRole('button', { name: 'Write the reasons first' }).waitFor()
  await page.getByRole('textbox', { name: 'Reasons' }).fill('Passport taken, debt for transport, cannot leave.')
  await page.getByRole('button', { name: 'Record' }).click()
  await page.getByText('Passport taken, debt for transport, cannot leave.').waitFor()
  await lookAt(page, 'identification')
  expect(faults).toEqual([])
})
