import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { takeReport, type Fragments } from '../../intake/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

/** Invented people; the compound and the accounts do not exist. */
const told: [string, Fragments][] = [
  [
    'WebForm',
    {
      called: 'Riko',
      relation: 'Parent',
      happening: 'Anak saya dikurung di gedung C-9 lantai 4. Dipukul, diancam dijual.',
      place: 'dekat Mae Sot, gedung C-9 lantai 4, dekat sungai',
      placeKnownFrom: 'PersonSaid',
      danger: 'Now',
      signs: ['Injury', 'ArmedControl', 'SaleOrTransferPlanned'],
      recruiter: 'Telegram @hr_kitewind',
      doNotCall: true,
    },
  ],
  [
    'VillageOfficial',
    {
      relation: 'VillageOfficial',
      happening: 'Anak saya bilang 21 tahun di paspor, padahal baru 15.',
      place: 'Bavet',
      signs: ['Child'],
      danger: 'Soon',
    },
  ],
  [
    'NGOReferral',
    {
      relation: 'NGO',
      happening: 'Enam orang sudah keluar pagar gedung C-9, menunggu di pinggir jalan, satu patah kaki.',
      place: 'gedung C-9',
      signs: ['Injury'],
      danger: 'Unknown',
      recruiter: '@hr_kitewind',
    },
  ],
  [
    'Call',
    { relation: 'Sibling', happening: 'Adik saya tidak ada kabar sejak naik mobil dari Bangkok.', danger: 'No' },
  ],
]

beforeAll(async () => {
  for (const [channel, fragments] of told)
    await node.as('Dewi')(takeReport, { once: randomUUID(), channel: channel as never, language: 'id', fragments })
  await node.drain()
})

const screens = [
  { width: 1440, height: 900 },
  { width: 1440, height: 900, dark: true },
  { width: 900, height: 800 },
  { width: 360, height: 740, dark: true },
] as const

test.each(screens)('the inbox at $width px shows whose clock runs out first, and opens a report', async (screen) => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { ...screen, path: '/inbox' })
  await page.getByRole('option').first().waitFor()
  await picture(page, `inbox-${screen.width}-${'dark' in screen ? 'gelap' : 'terang'}`)
  expect(await violations(page)).toEqual([])
  await page.getByRole('option', { name: /dikurung di gedung/ }).click()
  await page.getByText('Laporan serupa').waitFor()
  await picture(page, `inbox-item-${screen.width}-${'dark' in screen ? 'gelap' : 'terang'}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  expect(faults).toEqual([])
})

test('with the keyboard alone: move, answer, set the urgency, decide', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Bima', { path: '/inbox' })
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: /Penilaian/ }).waitFor()
  await page.keyboard.press('s')
  await page.getByText(/Ditetapkan:/).waitFor()
  await page.keyboard.press('d')
  const form = page.getByRole('dialog')
  await form.getByLabel('Nama berkas').fill('Gedung C-9')
  await form.getByLabel('Asal').selectOption('ID')
  await form.getByLabel('Alasan').fill('Dikurung, dipukul, diancam dijual.')
  await picture(page, 'inbox-decide')
  expect(await violations(page)).toEqual([])
  await form.getByRole('button', { name: 'Buka kasus' }).click()
  await page.waitForURL(/\/desk\/cases\//)
  const [row] = await node.rows<{ state: string }>(`select state from triage.item where state = 'decided'`)
  expect(row).toBeDefined()
  expect(faults).toEqual([])
})

test('who may only read sees why the buttons are not there', async () => {
  const { page } = await desk.visit(chromium.browser, 'Dewi', { path: '/inbox' })
  await page.getByRole('option').first().click()
  await page.getByText('petugas pelindungan yang memutuskan').waitFor()
})

test.each(['id', 'en'] as const)(
  'first actions stand under the questions; a tick says who did it and when (%s)',
  async (language) => {
    const visit = { path: '/inbox', language, width: language === 'id' ? 1440 : 360, height: 900 }
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', visit)
    await page.getByRole('option', { name: /Enam orang sudah keluar/ }).click()
    const tick = page.getByRole('checkbox', {
      name:
        language === 'id'
          ? 'Tanya pertolongan medis apa yang dibutuhkan sekarang'
          : 'Ask what medical care is needed now',
    })
    await tick.scrollIntoViewIfNeeded()
    if (language === 'id') await tick.click()
    await page.getByText(/^Amara, 24 Nov/).waitFor()
    expect(await tick.isChecked()).toBe(true)
    await tick.evaluate((box) => box.scrollIntoView({ block: 'center' }))
    await picture(page, `inbox-first-${language}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
  },
)
