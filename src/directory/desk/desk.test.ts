import { expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

const places = [
  ['/directory', 'KBRI Bangkok'],
  ['/directory/states', 'Timor-Leste'],
  ['/directory/channels', 'Nota diplomatik'],
  ['/directory/instruments', 'LB-12'],
  ['/directory/holidays', 'Songkran'],
  ['/directory/clocks', '42 hari kerja'],
  ['/directory/languages', 'ភាសាខ្មែរ'],
  ['/directory/id-embassy-th', 'Riwayat perubahan'],
] as const
const screens = [
  { width: 1440, height: 900 },
  { width: 360, height: 740, dark: true },
] as const

test.each(places.flatMap(([path, sign]) => screens.map((screen) => ({ path, sign, ...screen }))))(
  '$path at $width px is whole and without a complaint',
  async ({ path, sign, ...screen }) => {
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path, ...screen })
    await page.getByText(sign).first().waitFor()
    await picture(page, `directory${path.replaceAll('/', '-')}-${screen.width}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
  },
)

test('the directory manager changes a number, sees it in the history, and undoes it', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Kartika', {
    path: '/directory/th-rtp-ahtd',
    language: 'en',
  })
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('button', { name: 'Add a way to reach it' }).click()
  await page.getByLabel('Address or number').fill('+999444001')
  await page.getByLabel('Reason for the change').fill('asked by telephone')
  expect(await violations(page, '.dir-form')).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('asked by telephone').waitFor()
  await page.getByText('+999444001').first().waitFor()

  await page.getByRole('button', { name: 'Undo the last change' }).click()
  await page.getByText('No way to reach it is on file yet.').waitFor()
  await page.getByRole('button', { name: 'Mark as checked' }).click()
  await page
    .getByText(/^checked /)
    .first()
    .waitFor()
  expect(faults).toEqual([])
})

test('an officer who may only read sees no button to change', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/directory/th-rtp-ahtd', language: 'en' })
  await page.getByText('History of changes').waitFor()

  expect(await page.getByRole('button', { name: 'Change', exact: true }).count()).toBe(0)
})

test('a cell of the channel matrix tells its reason, and the basis follows the type', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/directory/channels', language: 'en' })
  await page.getByRole('button', { name: 'MLA: evidence, Telephone: not open' }).click()
  await page.getByText('No case data by telephone for this type.').waitFor()
  await page.getByRole('heading', { name: 'Legal basis: MLA: evidence' }).waitFor()
  await page.getByText('AMLAT-11').waitFor()
})

test('which days end the week stands beside the holidays, with its source', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: '/directory/holidays', language: 'en' })
  await page.getByRole('row', { name: /Friday and Sunday always not verified/ }).waitFor()
  await page.getByRole('combobox', { name: 'State' }).selectOption('ID')
  await page.getByRole('row', { name: /Saturday and Sunday always not verified/ }).waitFor()
  expect(await page.getByText('Friday and Sunday').count()).toBe(0)
  expect(faults).toEqual([])
})

test('the directory manager strikes a holiday out, and adds one', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Kartika', {
    path: '/directory/holidays',
    language: 'en',
  })
  await page
    .getByRole('row', { name: /Independence Day/ })
    .first()
    .getByRole('button')
    .click()
  await page.getByRole('checkbox', { name: 'Offices are closed on this day' }).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('struck out').waitFor()

  // Two states rest on one day: the form is that of the row that was pressed last.
  const christmas = (state: string) => page.getByRole('button', { name: `Change ${state} 2026-12-25` })
  await christmas('BN').click()
  const english = page.getByLabel('Name in English')
  await english.fill('Of Brunei')
  await christmas('ID').click()
  expect(await english.inputValue()).toBe('Christmas Day')

  await page.getByRole('button', { name: 'Add a day' }).click()
  await page.getByRole('combobox', { name: 'State' }).last().selectOption('ID')
  await page.getByLabel('Day, as 2026-08-17').fill('2026-03-19')
  await page.getByLabel('Name in Indonesian').fill('Nyepi')
  await page.getByLabel('Name in English').fill('Day of Silence')
  await page.getByLabel('Source').fill('made up for the test')
  await page.getByRole('checkbox', { name: 'Checked with the state itself' }).check()
  expect(await violations(page)).toEqual([])
  await picture(page, 'holiday-form')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('row', { name: /Day of Silence/ }).waitFor()
  expect(faults).toEqual([])
})

test('the directory manager replaces a rule and an end of the week from a day on, and sees both', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Kartika', { path: '/directory/clocks', language: 'en' })
  await page.getByRole('button', { name: 'Exit permit' }).click()
  await page.getByRole('button', { name: /^Replace Routine/ }).click()
  await page.getByLabel('Counts from').fill('2026-12-01')
  await page.getByLabel('Answered within').fill('4')
  await page.getByRole('textbox', { name: 'Source' }).fill('made up for the test')
  expect(await violations(page)).toEqual([])
  await picture(page, 'rule-form')
  await page.getByRole('button', { name: 'Write the rule' }).click()
  await page.getByRole('row', { name: /4 working days.*later/ }).waitFor()

  await page.getByRole('link', { name: 'Holidays' }).click()
  await page.getByRole('button', { name: 'Change BN 2000-01-01' }).click()
  await page.getByRole('checkbox', { name: 'Friday' }).uncheck()
  await page.getByRole('checkbox', { name: 'Saturday' }).check()
  await page.getByLabel('Counts from').fill('2027-01-01')
  await page.getByLabel('Source').fill('made up for the test')
  expect(await violations(page)).toEqual([])
  await picture(page, 'week-form')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('row', { name: /Saturday and Sunday 2027-01-01 later/ }).waitFor()
  expect(faults).toEqual([])
})

test('the directory manager is warned of the year ahead, enters a feast, and reads which line of a list is wrong', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Kartika', {
    path: '/',
    language: 'id',
    width: 360,
    height: 740,
  })
  await page.getByRole('heading', { name: 'Hari raya yang berpindah belum masuk' }).waitFor()
  await picture(page, 'feasts-warning')
  await page.getByRole('link', { name: 'Masukkan', exact: true }).click()
  await page.getByLabel('Tahun').selectOption('2027')
  await page.getByRole('combobox', { name: 'Negara' }).selectOption('ID')
  await page.getByLabel('Hari pertama Nyepi').fill('2027-03-08')
  await page.getByRole('textbox', { name: 'Sumber' }).fill('karangan untuk uji')
  expect(await violations(page)).toEqual([])
  await picture(page, 'feasts-form')
  await page.getByRole('button', { name: 'Masukkan hari raya ini' }).click()
  await page.getByText('2027-03-08', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Impor daftar' }).click()
  await page.getByLabel('Satu hari satu baris').fill('ID;2027-13-01;a;b')
  await page.getByRole('textbox', { name: 'Sumber' }).first().fill('karangan')
  await page.getByRole('button', { name: 'Ambil', exact: true }).click()
  await page.getByText('Baris 1:').waitFor()
  await picture(page, 'holidays-list')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  expect(faults).toEqual([])
})
