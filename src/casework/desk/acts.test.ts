import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { aCase } from '../../../test/case-of-riko.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { agencies } from '../../../test/people.ts'
import { addLeg, addTask, getCase, inviteAgency, openCase } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let id = ''

beforeAll(async () => {
  id = (await node.as('Amara')(openCase, aCase)).body.case
})

const fileOf = async (person: 'Amara') => (await node.as(person)(getCase, { case: id as never })).body

test('a person, a step and a clock are put right at the desk, and a part ends', async () => {
  const amara = node.as('Amara')
  const riko = (await fileOf('Amara')).people[0]
  await amara(addLeg, { person: riko.id, kind: 'Transit', place: 'Mae Sod', certainty: 'ToldByPerson', city: 'Tak' })
  await amara(inviteAgency, {
    case: id as never,
    agency: agencies.police,
    compartment: 'protection',
    reason: 'They have to find the building.',
  })
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}`, language: 'en' })
  const form = page.getByRole('dialog')
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'More for P-01' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const done = async (does: string) => {
    await form.getByRole('button', { name: does, exact: true }).click()
    await form.waitFor({ state: 'detached' })
  }

  await choose('Correct what is known')
  await form.getByRole('combobox', { name: 'Where', exact: true }).selectOption('Hospital')
  await form.getByRole('textbox', { name: 'Citizenship' }).fill('id mm')
  await form.getByRole('combobox', { name: /why must you see them/ }).selectOption({ label: 'To reach the person' })
  await form.getByRole('textbox', { name: 'Name 1' }).fill('Riko Pratamo')
  await picture(page, 'correct')
  expect(await violations(page)).toEqual([])
  await done('Correct what is known')

  await choose('Part in the case')
  await form.getByRole('combobox', { name: 'Part in the case' }).selectOption('Witness')
  await done('Add this part')
  await choose('Part in the case')
  await form.getByRole('button', { name: 'No longer: Not screened yet' }).click()
  await form.getByRole('button', { name: 'No longer: Not screened yet' }).waitFor({ state: 'detached' })
  await picture(page, 'roles')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Correct the step: Mae Sod' }).click()
  await form.getByRole('textbox', { name: 'Place', exact: true }).fill('Mae Sot')
  await done('Correct')

  await page.getByRole('button', { name: 'Pause: First action' }).click()
  await page.getByRole('menuitem', { name: 'the other state must answer' }).click()
  await page.getByRole('button', { name: 'Let it run again: First action' }).waitFor()

  await page.getByRole('tab', { name: 'Around it' }).click()
  await page.getByRole('listitem').filter({ hasText: 'police' }).getByRole('button', { name: 'End' }).click()
  await form.getByRole('textbox', { name: 'Why' }).fill('The building has been found.')
  await done('End')

  const file = await fileOf('Amara')
  expect(file.people[0]).toMatchObject({ whereabouts: 'Hospital', citizenship: ['ID', 'MM'] })
  expect(file.people[0].roles.map(({ role }: { role: string }) => role)).toEqual(['Witness'])
  expect(file.legs[0]).toMatchObject({ place: 'Mae Sot', city: 'Tak' })
  expect(file.clocks.find(({ kind }: { kind: string }) => kind === 'SpecialisedAction').pausedAt).not.toBeNull()
  expect(file.participants.filter(({ until }: { until: unknown }) => until === null)).toHaveLength(1)
  expect(faults).toEqual([])
}, 60_000)

test('in an emergency a closed case is opened with a reason; with a conflict declared it is lost from sight', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Lestari', { path: `/cases/${id}`, language: 'en' })
  await page.getByRole('button', { name: 'Open in an emergency' }).click()
  const form = page.getByRole('dialog')
  await form
    .getByRole('textbox', { name: 'Why can it not wait?' })
    .fill('He calls from the roof, nobody of his desk answers.')
  expect(await violations(page)).toEqual([])
  await form.getByRole('button', { name: 'Open in an emergency' }).click()
  await page.getByRole('heading', { level: 1, name: 'Building C-9' }).waitFor()

  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Declare a conflict of interest' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Why' }).selectOption({ index: 1 })
  await page.getByRole('dialog').getByRole('button', { name: 'Declare a conflict of interest' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor()
  expect((await node.as('Lestari')(getCase, { case: id as never })).status).toBe(404)
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
})

test('a shift begins with what waits, and a task is finished or dropped from its row', async () => {
  const amara = node.as('Amara')
  const file = { case: id as never }
  await amara(addTask, { ...file, title: 'Ask the mother', due: '2026-11-24T10:00:00Z' })
  await amara(addTask, { ...file, title: 'Send the envelope', due: '2026-11-24T11:00:00Z' })
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: '/', language: 'en' })
  await page.getByText('Send the envelope').waitFor()
  await page.waitForLoadState('networkidle')
  await picture(page, 'start')
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'All: My tasks' }).click()
  await page.getByRole('button', { name: 'Done: Ask the mother' }).click()
  await page.getByRole('button', { name: 'Done: Ask the mother' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Drop: Send the envelope' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('The officer at the gate is away.')
  await page.getByRole('dialog').getByRole('button', { name: 'Drop' }).click()
  await page.getByText('No task of yours is open.').waitFor()
  await picture(page, 'tasks')
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
})
