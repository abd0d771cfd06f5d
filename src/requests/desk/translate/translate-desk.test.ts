import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw } from '../../../../test/a-request.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useRegion } from '../../../../test/region.ts'
import { getRequest, saveTranslation, submitDraft, type RequestId, type Translation } from '../../contract.ts'

const region = useRegion(['ID', 'TH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
const [desk, there] = [useDesk(jakarta), useDesk(bangkok)]
const chromium = useBrowser()
const translations = async (node: typeof jakarta, request: RequestId): Promise<Translation[]> =>
  (await node.as('Amara')(getRequest, { request })).body.translations

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

const values = {
  alias: 'Riko',
  lastPlace: 'Building C-9, bed 3, behind the casino near Mae Sot. The door faces the river.',
  dangerNote: 'Guards carry weapons; calls are listened to. Do not ask for him by name at the gate.',
}
const thai = {
  lastPlace: 'อาคาร C-9 เตียง 3 หลังคาสิโนใกล้แม่สอด ประตูหันไปทางแม่น้ำ',
  dangerNote: 'ยามมีอาวุธ มีการดักฟังโทรศัพท์ อย่าถามหาเขาด้วยชื่อที่ประตู',
}

const screens = [
  { width: 1440, height: 900, dark: true, language: 'en' },
  { width: 360, height: 740, language: 'id' },
  { width: 360, height: 740, dark: true, language: 'en' },
] as const

test.each(screens)(
  'a received request at $width px in $language shows original and translation together',
  async (screen) => {
    const { request } = await aDraft(jakarta, { values })
    const made = { made: 'Machine', translator: 'Draft of a program', language: 'th' } as const
    await jakarta.as('Amara')(saveTranslation, { request, message: null, ...made, texts: thai })
    await jakarta.as('Amara')(submitDraft, { request })
    await region.settle()
    const { page, faults } = await there.visit(chromium.browser, 'Amara', { ...screen, path: `/exchange/${request}` })
    const original = page.getByText(values.dangerNote)
    const rendered = page.getByText(thai.dangerNote)
    const [left, right] = [
      await (await original.elementHandle())!.boundingBox(),
      await (await rendered.elementHandle())!.boundingBox(),
    ]
    // Side by side where there is room, else one below the other.
    if (screen.width > 1000) expect(right!.x).toBeGreaterThan(left!.x + left!.width - 1)
    else expect(right!.y).toBeGreaterThan(left!.y + left!.height - 1)
    expect(await rendered.getAttribute('lang')).toBe('th')
    await picture(page, `translated-${screen.width}-${screen.language}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
  },
)

test.each([screens[0], screens[1]])(
  'an officer renders what came, keeps it, and shares it ($width px)',
  async (screen) => {
    const { request } = await aSentRequest(jakarta, { values })
    await region.settle()
    const id = screen.language === 'id'
    const { page, faults } = await there.visit(chromium.browser, 'Amara', { ...screen, path: `/exchange/${request}` })
    await page.getByRole('button', { name: id ? 'Tambah terjemahan' : 'Add a translation' }).click()
    await page.getByRole('combobox', { name: id ? 'Ke bahasa' : 'Into' }).selectOption('th')
    const field = page.getByRole('textbox', { name: id ? /^Terjemahan: Bahaya/ : /^Translation: The danger/ })
    await field.fill(thai.dangerNote)
    await field.scrollIntoViewIfNeeded()
    await picture(page, `translating-${screen.width}-${screen.language}`)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: id ? 'Simpan di sini' : 'Keep it here' }).click()
    await page.getByText(thai.dangerNote).waitFor()
    await region.settle()
    expect(await translations(jakarta, request)).toEqual([])
    await page.getByRole('button', { name: id ? 'Bagikan dengan ID' : 'Share with ID' }).click()
    await page.getByText(id ? 'dikirim oleh TH' : 'sent by TH').waitFor()
    await picture(page, `translation-shared-${screen.width}-${screen.language}`)
    await region.settle()
    expect(await translations(jakarta, request)).toMatchObject([{ from: 'TH', texts: { dangerNote: thai.dangerNote } }])
    expect(faults).toEqual([])
  },
)

test('a draft is rendered before it leaves; a changed text closes the way until it is rendered again', async () => {
  const { request } = await aDraft(jakarta, { values })
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/${request}`, language: 'en' })
  await page.getByRole('button', { name: 'Add a translation' }).click()
  await page.getByRole('combobox', { name: 'Into' }).selectOption('th')
  await page.getByRole('textbox', { name: /^Translation: The danger/ }).fill(thai.dangerNote)
  await page.getByRole('button', { name: 'Keep with the draft' }).click()
  await page.getByText('leaves with the request', { exact: true }).waitFor()
  await picture(page, 'draft-translated')
  expect(await violations(page)).toEqual([])
  await page.getByRole('textbox', { name: 'The danger' }).fill('No guard is seen.')
  await page.getByRole('button', { name: 'Translate it again first' }).waitFor()
  await page.getByRole('button', { name: 'Throw away' }).click()
  await page.getByRole('button', { name: 'Send to TH' }).waitFor()
  expect(faults).toEqual([])
})
