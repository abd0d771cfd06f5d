import { expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { makeKeys, proposeMembers, showMembers, signProposal } from '../members/contract.ts'
import { fetchLists, spreadLists } from '../members/spread.ts'

const region = useRegion(['ID', 'TH', 'KH', 'TL'], [postBox], { founders: ['ID', 'TH', 'KH'] })
const [ID, TH, TL] = [region.node('ID'), region.node('TH'), region.node('TL')]
const desk = useDesk({ fetch: (request) => ID.fetch(request) })
const newcomer = useDesk({ fetch: (request) => TL.fetch(request) })
const chromium = useBrowser()

const cardOf = async (node: typeof ID): Promise<string> => (await node.as('Hadi')(showMembers, {})).body.own.card

test('the administrator reads what a proposal changes and who has signed it, compares the words and signs', async () => {
  await TL.as('Hadi')(makeKeys, {})
  const steps = [{ do: 'add' as const, card: await cardOf(TL), from: '2026-12-01T00:00:00.000Z' }]
  const { body } = await TH.as('Hadi')(proposeMembers, { steps })
  await TH.as('Hadi')(signProposal, { digest: body.digest })
  await spreadLists(TH.host)
  await fetchLists(ID.host)

  const { page, faults } = await desk.visit(chromium.browser, 'Hadi', { path: '/members', language: 'en' })
  await page.getByText('Proposed: list 2').waitFor()
  await page.getByText('TL joins on 1 Dec 2026').first().waitFor()
  await page.getByText('1 of 2 signatures').waitFor()
  await picture(page, 'members')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)

  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  const sign = page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true })
  expect(await sign.isDisabled()).toBe(true)
  await page.getByText('I compared these words').click()
  await page.getByText('With this signature the list comes into force.').waitFor()
  await picture(page, 'members-sign')
  expect(await violations(page)).toEqual([])
  await sign.click()
  await page.getByRole('heading', { name: 'List 2', exact: true }).waitFor()
  await page.getByText('not yet a member').waitFor()
  await picture(page, 'members-in-force')
  expect(faults).toEqual([])
})

test('it fits a telephone and the dark, in Indonesian', async () => {
  const look = { path: '/members', width: 360, height: 760, dark: true }
  const { page, faults } = await desk.visit(chromium.browser, 'Hadi', look)
  await page.getByRole('heading', { name: 'Daftar 2', exact: true }).waitFor()
  await picture(page, 'members-small')
  expect(await fits(page)).toBe(true)
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
})

test('a node without a list says how to get one, and refuses a list whose words nobody read out', async () => {
  const { page } = await newcomer.visit(chromium.browser, 'Hadi', { path: '/members', language: 'en' })
  await page.getByText('This node has joined no region yet.').waitFor()
  const rows = await ID.rows<{ document: string }>('select document from exchange.directory order by version')
  const series = `[${rows.map(({ document }) => document).join(',')}]`
  const buffer = Buffer.from(series)
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'lists.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByText('read you the words of list 2').waitFor()
  await picture(page, 'members-newcomer')
  expect(await violations(page)).toEqual([])
  const { body } = await ID.as('Hadi')(showMembers, {})
  await page.getByLabel('Words that were read to you').fill(body.list.words.toUpperCase())
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByRole('heading', { name: 'List 2', exact: true }).waitFor()
})
