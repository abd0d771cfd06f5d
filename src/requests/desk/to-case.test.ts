import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'
import { readReport, takeReport } from '../../intake/contract.ts'
import { acceptRequest, closeRequest, getRequest, reportExecution } from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const desk = useDesk(jakarta)
const there = useDesk(bangkok)
const chromium = useBrowser()

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

const screens = [
  { width: 1440, height: 900, language: 'en' },
  { width: 1440, height: 900, dark: true, language: 'id' },
  { width: 360, height: 740, language: 'id' },
  { width: 360, height: 740, dark: true, language: 'en' },
] as const

test.each(screens)(
  'the case of ours is found by name at $width px in $language, the request tied to its person, and the tie undone',
  async (screen) => {
    const id = screen.language === 'id'
    const { request } = await aSentRequest(jakarta)
    await region.settle()
    const ours = await aCase(bangkok, { name: 'Riko Pratama' })
    await aCase(bangkok, { name: 'Riko Pratama', by: 'Lestari' })
    const { page, faults } = await there.visit(chromium.browser, 'Amara', { ...screen, path: `/exchange/${request}` })
    const field = page.getByRole('textbox', {
      name: id ? 'Nama orangnya, atau nomor kasus' : 'Name of the person, or case number',
    })
    await field.fill('Rico Pratama')
    await page
      .getByRole('button', { name: id ? 'Cari' : 'Search', exact: true })
      .last()
      .click()
    const [code] = (
      await bangkok.rows<{ code: string }>('select code from casework.case_file where id = $1', [ours.id])
    ).map((row) => row.code)
    const found = page.getByRole('radio', { name: new RegExp(`${code} P-01`) })
    await found.click()
    const link = page.getByRole('button', { name: id ? `Kaitkan dengan ${code} P-01` : `Tie it to ${code} P-01` })
    await link.scrollIntoViewIfNeeded()
    await picture(page, `link-${screen.width}-${screen.language}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    await link.click()
    await page.getByRole('button', { name: id ? 'Lepaskan dari kasus' : 'Take out of the case' }).click()
    expect((await bangkok.as('Amara')(getRequest, { request })).body).toMatchObject({
      case: ours.id,
      person: ours.person,
    })
    const yes = page.getByRole('button', { name: id ? 'Ya, lepaskan' : 'Yes, take it out' })
    await yes.scrollIntoViewIfNeeded()
    await picture(page, `unlink-${screen.width}-${screen.language}`)
    expect(await violations(page)).toEqual([])
    await yes.click()
    await field.waitFor()
    expect((await bangkok.as('Amara')(getRequest, { request })).body).toMatchObject({ case: null, person: null })
    expect(faults).toEqual([])
  },
)

test('a case number leads to its people; one that is closed to the officer is not there', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const ours = await aCase(bangkok, { name: 'Riko' })
  const other = await aCase(bangkok, { by: 'Lestari' })
  const codeOf = async (id: string) =>
    (await bangkok.rows<{ code: string }>('select code from casework.case_file where id = $1', [id]))[0]!.code
  const { page } = await there.visit(chromium.browser, 'Amara', { path: `/exchange/${request}`, language: 'en' })
  const search = async (code: string) => {
    await page.getByRole('textbox', { name: 'Name of the person, or case number' }).fill(code)
    await page.getByRole('button', { name: 'Search', exact: true }).last().click()
  }
  await search(await codeOf(other.id))
  await page.getByText('Not in a case that you may see.').waitFor()
  await search((await codeOf(ours.id)).toLowerCase())
  await page.getByRole('radio', { name: /P-01 · R/ }).waitFor()
  await page.getByRole('radio', { name: /the person is not in this case yet/ }).click()
  await picture(page, 'link-by-code')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: `Tie it to ${await codeOf(ours.id)}`, exact: true }).click()
  await page.getByRole('link', { name: 'Case', exact: true }).waitFor()
  expect((await bangkok.as('Amara')(getRequest, { request })).body).toMatchObject({ case: ours.id, person: null })
})

test('after a request is closed, the reporter who was not told yet is still told', async () => {
  const form = { once: randomUUID(), channel: 'Call', language: 'id', fragments: { called: 'Riko' } } as const
  const { report } = (await jakarta.as('Amara')(takeReport, form)).body
  const { request } = await aSentRequest(jakarta, { about: await aCase(jakarta, { report }) })
  await region.settle()
  await bangkok.as('Eko')(acceptRequest, { request })
  const answer = { outcome: 'Found', safety: 'Safe', summary: 'Spoken to alone.' }
  await bangkok.as('Eko')(reportExecution, { request, answer })
  await region.settle()
  await jakarta.as('Amara')(closeRequest, { request })

  for (const [width, height, dark] of [
    [1440, 900, true],
    [360, 740, false],
  ] as const) {
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
      path: `/exchange/${request}`,
      width,
      height,
      dark,
    })
    await page.getByRole('button', { name: 'Beri tahu pelapor' }).click()
    const words = page.getByRole('textbox', { name: 'Yang akan dibaca pelapor' })
    await words.waitFor()
    expect(await words.inputValue()).toContain('Orangnya sudah ditemukan.')
    await words.scrollIntoViewIfNeeded()
    await picture(page, `tell-after-close-${width}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
    if (width > 400) continue
    await page.getByRole('button', { name: 'Beri tahu pelapor' }).last().click()
    await page.getByText('Sekarang tidak ada yang perlu Anda lakukan di sini.').waitFor()
  }
  const { body } = await jakarta.as('Amara')(readReport, { report })
  expect(body.messages.at(-1).body).toContain('Orangnya sudah ditemukan.')
})
