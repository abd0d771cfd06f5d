import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'
import type { CaseId, PersonId } from '../../casework/contract.ts'
import {
  answerLead,
  approveRequest,
  askOnward,
  confirmErasure,
  getRequest,
  offerLead,
  openCaseFromRequest,
  recallFields,
  submitDraft,
} from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
const [here, there] = [useDesk(jakarta), useDesk(bangkok)]
const chromium = useBrowser()
const amara = jakarta.as('Amara')

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

const screens = [
  { width: 1440, height: 900, dark: true, language: 'en' },
  { width: 360, height: 740, language: 'id' },
] as const
type Screen = (typeof screens)[number]
type Desk = typeof here

/** The card with this heading, as it stands at one desk. */
async function lookAt(
  desk: Desk,
  {
    request,
    heading,
    screen,
    name,
    by = 'Citra',
  }: { request: string; heading: RegExp; screen: Screen; name: string; by?: 'Citra' | 'Amara' },
) {
  const { page, faults } = await desk.visit(chromium.browser, by, { ...screen, path: `/exchange/${request}` })
  const card = page.locator('.card', { has: page.getByRole('heading', { name: heading }) })
  await card.waitFor()
  await page.evaluate(() => document.querySelector('.page')?.scrollTo(0, 0))
  await picture(page, `${name}-page-${screen.width}`)
  await card.scrollIntoViewIfNeeded()
  await picture(page, `${name}-${screen.width}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  expect(faults).toEqual([])
  return { page, card }
}

test.each(screens)('what was taken back, at $width px on both sides', async (screen) => {
  const kind = 'ReceptionAndHandover'
  const values = { ...someValues(kind), name: 'Riko Pratama', medicalNeeds: 'HIV positive', escorts: 'Two officers' }
  const { request } = await aDraft(jakarta, { kind, values, change: { tlp: 'RED' } })
  await amara(submitDraft, { request })
  await jakarta.as('Citra')(approveRequest, { request })
  await region.settle()
  const message = (await amara(getRequest, { request })).body.log[0].message
  await bangkok.as('Amara')(openCaseFromRequest, { request, title: 'Arrival' })
  await amara(recallFields, { request, message, fields: ['medicalNeeds'], reason: 'NotNeeded' })
  await region.settle()
  const heading = /Taken back|Ditarik kembali/
  await lookAt(there, { request, heading, screen, name: 'recall-theirs', by: 'Amara' })
  await lookAt(here, { request, heading, screen, name: 'recall-ours', by: 'Amara' })
  const [{ id: recall }] = (await bangkok.as('Amara')(getRequest, { request })).body.recalls
  await bangkok.as('Amara')(confirmErasure, { request, recall })
  await region.settle()
  const { page } = await lookAt(here, { request, heading, screen, name: 'recall-signed', by: 'Amara' })
  await page
    .getByRole('button', { name: /^(Take something back|Tarik sesuatu kembali)/ })
    .first()
    .click()
  await picture(page, `recall-form-${screen.width}`)
  expect(await violations(page)).toEqual([])
})

test.each(screens)('who leads, offered and taken, at $width px', async (screen) => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await bangkok.as('Citra')(openCaseFromRequest, { request, title: 'Building C-9' })
  const heading = /Who leads|Siapa memimpin/
  await lookAt(here, { request, heading, screen, name: 'lead-before' })
  await jakarta.as('Citra')(offerLead, { request })
  await region.settle()
  await lookAt(here, { request, heading, screen, name: 'lead-offered-ours' })
  await lookAt(there, { request, heading, screen, name: 'lead-offered-theirs' })
  await bangkok.as('Citra')(answerLead, { request, yes: true })
  await region.settle()
  await lookAt(there, { request, heading, screen, name: 'lead-taken' })
})

test.each(screens)('what goes on, asked at one desk and answered at the other, at $width px', async (screen) => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const officer = bangkok.as('Amara')
  await officer(openCaseFromRequest, { request, title: 'Arrived from Jakarta' })
  const { body } = await officer(getRequest, { request })
  const onward = await aDraft(bangkok, {
    to: 'KH',
    about: { id: body.case as CaseId, person: body.person as PersonId },
  })
  const heading = /^(Passing it on|Meneruskan)/
  await lookAt(there, { request: onward.request, heading, screen, name: 'onward-draft', by: 'Amara' })
  await officer(askOnward, { request: onward.request })
  await region.settle()
  await lookAt(here, { request, heading, screen, name: 'onward-asked' })
})
