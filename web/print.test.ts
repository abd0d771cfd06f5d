import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../test/a-request.ts'
import { aCase } from '../test/case-of-riko.ts'
import { useBrowser } from '../test/browser.ts'
import { useDesk } from '../test/desk.ts'
import { useRegion } from '../test/region.ts'
import { addNote, openCase } from '../src/casework/contract.ts'

const region = useRegion(['ID', 'TH'])
const node = region.node('ID')
const desk = useDesk(node)
const chromium = useBrowser()
const places = { file: '', request: '', figures: '/figures' }

beforeAll(async () => {
  await knowTheLaw(node)
  const { case: id } = (await node.as('Amara')(openCase, { ...aCase, tlp: 'RED' } as never)).body
  for (let n = 1; n <= 40; n++)
    await node.as('Amara')(addNote, { case: id, kind: 'Note', text: `Note ${n}. The gate was shut again.` })
  places.file = `/cases/${id}`
  places.request = `/exchange/${(await aSentRequest(node)).request}`
})

/** What is drawn on paper: the words of the sheet, and whether anything is dark or meant to be pressed. */
async function paper(page: Page, name: string) {
  await page.emulateMedia({ media: 'print' })
  const pdf = await page.pdf({ preferCSSPageSize: true, displayHeaderFooter: false })
  const folder = process.env['SUAR_SHOTS']
  if (folder) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/print-${name}.pdf`, pdf)
    await page.setViewportSize({ width: 680, height: 960 })
    await page.screenshot({ path: `${folder}/print-${name}.png`, fullPage: true })
  }
  const seen = await page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility()).length
    const { style } = document.documentElement
    return {
      navigation: shown('.nav, .keys, .head-s, .head-a'),
      buttons: shown('.main button:not([role=tab]):not([role=option])'),
      ink: getComputedStyle(document.querySelector('.main')!).color,
      ground: getComputedStyle(document.body).backgroundColor,
      tlp: style.getPropertyValue('--print-tlp'),
      who: style.getPropertyValue('--print-who'),
    }
  })
  return { ...seen, sheets: pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0 }
}

test.each([true, false])(
  'a case file, a request and the figures print black on white, marked on each sheet (dark %s)',
  async (dark) => {
    for (const [name, path] of Object.entries(places)) {
      const { page } = await desk.visit(chromium.browser, 'Amara', { path, language: 'en', dark })
      await page.locator('.main .card').first().waitFor()
      if (name === 'file') await page.getByRole('tab', { name: 'Notes' }).click()
      await page.waitForLoadState('networkidle').catch(() => undefined)
      const sheet = await paper(page, `${name}${dark ? '-dark' : ''}`)
      expect(sheet).toMatchObject({ navigation: 0, buttons: 0, ink: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)' })
      expect(sheet.who).toBe('"Printed by protection-officer 1, 24 Nov 2026 14:20 WIB"')
      if (name !== 'figures') expect(sheet.tlp).toMatch(/^"TLP:(RED|AMBER)/)
      if (name === 'file') expect(sheet.sheets).toBeGreaterThan(1)
    }
  },
)
