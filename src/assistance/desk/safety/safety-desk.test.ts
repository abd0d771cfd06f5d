import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCase } from '../../../../test/a-case.ts'
import { anAssessment, aPlan, aReportOf } from '../../../../test/a-safety.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useNode } from '../../../../test/node.ts'
import { assessRisk, getSafety, logRansomDemand, RiskFactor, writeSafetyPlan } from '../../safety/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const amara = node.as('Amara')

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}

test('an officer assesses twelve factors with the keyboard; a family involved closes the gate on every screen', async () => {
  const { id, person } = await aCase(node)
  await aReportOf(node, { relation: 'Parent', case: id })
  await amara(assessRisk, { ...anAssessment(person, { Age: 'Medium' }), reviewDue: '2026-11-24T08:00:00.000Z' })
  node.wait({ hours: 1 })
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: '/', language: 'en', dark: true })
  await page.getByRole('heading', { name: 'Due for people' }).waitFor()
  await page.getByRole('link', { name: 'Look at the risk again' }).waitFor()
  await lookAt(page, 'due-start')
  await page.getByRole('link', { name: 'all: Due for people' }).click()
  await page.getByText('The longest overdue first').waitFor()
  await lookAt(page, 'due-all')
  await page.getByRole('link', { name: 'Look at the risk again' }).click()

  await page.getByRole('button', { name: 'Assess risk' }).click()
  await page.getByRole('combobox', { name: 'Occasion' }).selectOption('at rescue')
  for (const factor of RiskFactor.options)
    await page
      .getByRole('combobox')
      .nth(RiskFactor.options.indexOf(factor) + 1)
      .selectOption({ index: 1 })
  const family = page.getByRole('group', { name: 'Family took part in the recruitment' })
  await family.getByRole('combobox').selectOption('high')
  await page.getByText('1 factor is not answered.').waitFor()
  await family.getByRole('textbox', { name: 'What it rests on' }).fill('Her uncle took the recruiter’s money.')
  await family.getByRole('textbox', { name: 'What is done about it' }).fill('Aunt in Bandung is told nothing.')
  await lookAt(page, 'safety-assess')
  await page.getByRole('button', { name: 'Record' }).press('Enter')
  await page.getByText('No contact with the family').first().waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(page, 'safety-page')
  expect((await amara(getSafety, { case: id })).body.familyInvolved).toBe(true)

  await page.getByRole('link', { name: 'Case', exact: true }).click()
  await page.getByText('No contact with the family').first().waitFor()
  await lookAt(page, 'safety-case')
  expect(faults).toEqual([])
})

test('on a small screen: a safety plan that binds, a wrong safe word, a demand for money', async () => {
  const { id, person } = await aCase(node)
  await amara(
    writeSafetyPlan,
    aPlan(person, {
      stillInside: true,
      deviceMonitored: true,
      codeWord: 'Mangga Muda',
      safeHours: { from: '22:00', until: '05:00' },
      safeChannel: 'CodedSms',
      contacts: [{ name: 'Sri', relation: 'Kakak', way: '+999 8123', mayKnow: 'Bahwa ia hidup' }],
      steps: 'Turun lewat tangga belakang, ke warung nasi.',
    }),
  )
  const demand = {
    amount: '100.000 baht',
    said: 'Bayar sebelum Jumat.',
    through: 'LINE',
    advised: true,
    policeTold: true,
  }
  await amara(logRansomDemand, { person, ...demand })
  const small = { path: `/cases/${id}/safety`, language: 'id', width: 360, height: 740 } as const
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', small)
  await page.getByText('masih di dalam').first().waitFor()
  await lookAt(page, 'safety-small')
  await page.getByRole('button', { name: 'Rencana keselamatan' }).click()
  await page.getByRole('textbox', { name: 'Kata sandi' }).waitFor()
  await lookAt(page, 'safety-plan-small')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Hubungi' }).click()
  await page.getByRole('combobox', { name: 'Caranya' }).selectOption('telepon')
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill('mangga tua')
  await page.getByRole('button', { name: 'Catat, lalu hubungi' }).click()
  await page.getByText('Itu bukan kata sandinya').waitFor()
  await lookAt(page, 'safety-contact-small')
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill('mangga muda')
  await page.getByRole('button', { name: 'Catat, lalu hubungi' }).click()
  await page.getByText('kata sandi diucapkan').waitFor()
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([])
})
