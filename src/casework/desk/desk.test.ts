import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { aCase } from '../../../test/case-of-riko.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { agencies } from '../../../test/people.ts'
import {
  addIdentifier,
  addLeg,
  addNote,
  addPerson,
  addTask,
  changePhase,
  getCase,
  inviteAgency,
  linkCases,
  openCase,
  promiseContact,
} from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let id = ''

const way = [
  {
    kind: 'Recruitment',
    place: 'Sukabumi',
    country: 'ID',
    latitude: -6.9,
    longitude: 106.9,
    dateAsSaid: '2 Nov',
    certainty: 'Documented',
    description: 'Offered work in a Telegram group',
  },
  {
    kind: 'Transit',
    place: 'Jakarta to Bangkok',
    country: 'TH',
    latitude: 13.9,
    longitude: 100.6,
    from: '2026-11-04',
    certainty: 'Documented',
    transport: 'Air',
  },
  {
    kind: 'Transit',
    place: 'Across the Moei',
    country: 'MM',
    latitude: 16.7,
    longitude: 98.5,
    dateAsSaid: 'at night, about 5 Nov',
    certainty: 'ToldByPerson',
    transport: 'Boat',
    officialCrossing: false,
  },
  {
    kind: 'Exploitation',
    place: 'Building C-9, room 412',
    country: 'MM',
    latitude: 16.7,
    longitude: 98.5,
    accuracyKm: 10,
    dateAsSaid: 'since about 6 Nov',
    certainty: 'Estimated',
    control: 'NonStateArmedGroup',
    documents: 'HeldBySyndicate',
  },
] as const

beforeAll(async () => {
  const amara = node.as('Amara')
  const other = (await amara(openCase, { ...aCase, title: 'Lotus Harbour Park, three women', urgency: '24h' })).body
    .case
  id = (await amara(openCase, aCase)).body.case
  const file = { case: id as never }
  const person = (await amara(getCase, file)).body.people[0].id
  for (const leg of way) await amara(addLeg, { person, ...leg })
  await amara(addPerson, {
    ...file,
    names: [{ text: 'Dewi', kind: 'Nickname' }],
    gender: 'Feminine',
    age: 27,
    citizenship: ['ID'],
    whereabouts: 'Shelter',
    roles: [{ role: 'PresumedVictim' }],
  })
  await amara(addPerson, { ...file, place: 'bed 3', roles: [{ role: 'PersonOfConcern' }], whereabouts: 'StillInside' })
  await amara(changePhase, { ...file, phase: 'Safety' })
  await amara(addTask, { ...file, title: 'Ask the mother who the three children are', due: '2026-11-24T10:00:00Z' })
  await amara(addTask, { ...file, title: 'Answer Thailand', due: '2026-11-25T04:00:00Z' })
  await amara(addNote, {
    ...file,
    kind: 'Contact',
    text: 'Rang the mother. She heard from him on the second of November.',
    nextContact: '2026-11-24T05:00:00Z',
  })
  await amara(promiseContact, { ...file, person, due: '2026-11-24T08:30:00Z' })
  await amara(addIdentifier, { ...file, kind: 'Phone', value: '+999 812 345 678', remark: 'the recruiter' })
  await amara(inviteAgency, {
    ...file,
    agency: agencies.police,
    compartment: 'investigation',
    reason: 'They have to find the building.',
  })
  await amara(linkCases, { ...file, other, kind: 'SamePlace', reason: 'The same gate in both pictures.' })
})

const screens = [
  { width: 1440, height: 900, language: 'en' },
  { width: 1440, height: 900, dark: true },
  { width: 360, height: 740 },
  { width: 360, height: 740, dark: true },
] as const

test.each(screens)(
  'the case list and the case file are whole at $width px',
  async (screen) => {
    const name = `${screen.width}${'dark' in screen ? '-dark' : ''}`
    const list = await desk.visit(chromium.browser, 'Amara', { path: '/cases', ...screen })
    await list.page.getByRole('option').first().waitFor()
    await picture(list.page, `list-${name}`)
    expect(await violations(list.page)).toEqual([])

    const file = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}`, ...screen })
    await file.page.locator('svg.chart').waitFor({ timeout: 30_000 })
    await picture(file.page, `file-${name}`)
    expect(await violations(file.page)).toEqual([])
    for (const [at, tab] of ['notes', 'timeline', 'around', 'looks'].entries()) {
      await file.page
        .getByRole('tab')
        .nth(at + 1)
        .click()
      await file.page.getByRole('tabpanel').locator('.card').first().waitFor()
      await file.page.waitForLoadState('networkidle')
      await picture(file.page, `${tab}-${name}`)
      expect([tab, await violations(file.page)]).toEqual([tab, []])
    }
    for (const { page, faults } of [list, file]) {
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(faults).toEqual([])
      expect(await page.title()).not.toContain('C-9')
    }
  },
  90_000,
)

test('j, k and Enter walk the list and open a case; the name is shown only after a reason', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: '/cases', language: 'en' })
  await page.getByRole('option').first().waitFor()
  const codes = await page.getByRole('option').locator('.mono').allTextContents()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Building C-9' }).waitFor()
  expect(codes.length).toBeGreaterThan(1)
  expect(await page.content()).not.toContain('Riko Pratama')

  await page.getByRole('button', { name: 'Show identity of P-01' }).click()
  await page.getByRole('combobox', { name: 'Why must you see it?' }).selectOption({ label: 'To reach the person' })
  await page.getByText('Riko Pratama').waitFor()
  await picture(page, 'reveal')
  expect(await violations(page)).toEqual([])

  // A colleague's note makes the file ask anew; to look is an act, and nobody looked again.
  const again = page.waitForResponse('**/api/casework/get-case')
  await node.as('Bima')(addNote, { case: id as never, kind: 'Note', text: 'Seen.', compartment: 'protection' })
  await node.drain()
  await again
  await page.waitForTimeout(300)
  const looks = `select id from platform.ledger where action = 'casework/reveal-identity'`
  expect(await node.rows(looks)).toHaveLength(1)
  expect(faults).toEqual([])
})

test('a contact is noted at the desk, and the next one is promised', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}`, language: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Building C-9' }).waitFor()
  await page.keyboard.press('c')
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'What was said' }).fill('He sent a voice note from a hidden tablet.')
  await picture(page, 'contact')
  await form.getByRole('button', { name: 'Note a contact' }).click()
  await form.waitFor({ state: 'detached' })
  const file = (await node.as('Amara')(getCase, { case: id as never })).body
  expect(file.notes[0]).toMatchObject({ kind: 'Contact', text: 'He sent a voice note from a hidden tablet.' })
  expect(file.nextContactDue).not.toBeNull()
})

test('a case of another agency is closed, in the same words as one that does not exist', async () => {
  const words = []
  for (const path of [`/cases/${id}`, '/cases/00000000-0000-7000-8000-000000000000']) {
    const { page } = await desk.visit(chromium.browser, 'Lestari', { path })
    await page.locator('.denied').waitFor()
    words.push(await page.locator('.denied').innerText())
    await picture(page, 'denied')
  }
  expect(words[0]).toBe(words[1])
  expect(words[0]).not.toContain('C-9')
})
