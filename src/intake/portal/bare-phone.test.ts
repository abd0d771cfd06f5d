import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { usePortal } from '../../../test/at-the-door.ts'
import { useBrowser } from '../../../test/browser.ts'
import { useNode } from '../../../test/node.ts'
import { sayIn, type Language } from '../../platform/i18n.ts'

const node = useNode()
const chromium = useBrowser()
const portal = usePortal(node)

const next = (page: Page) => page.click('button.tombol:not([name])')

/** Tells her son's story to the end; calls `look` on each page. Gives number and PIN. */
async function tell(page: Page, language: Language, look: (name: string) => Promise<void> = async () => undefined) {
  await page.goto(`${portal.base}/${language}/`)
  await look('home')
  await page.goto(`${portal.base}/${language}/tulis`)
  await look('concerns')
  await page.check('[value=Child]')
  await next(page)
  await look('name')
  await page.fill('#called', 'Riko')
  await next(page)
  await look('place')
  await page.fill('#place', 'gedung C-9')
  await next(page)
  await look('danger')
  await page.check('[value=Now]')
  await next(page)
  await look('heard')
  await page.check('[value=Days]')
  await next(page)
  await look('offer')
  await next(page)
  await look('files')
  await next(page)
  await look('reach')
  await page.check('[value=ReadHere]')
  await next(page)
  await look('leave')
  await next(page)
  await look('review')
  await next(page)
  await look('receipt')
  return { number: (await page.textContent('.karcis b'))!, pin: (await page.textContent('.pin'))! }
}

/** What sticks out of the screen or is drawn over something else that is read. */
const outside = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []
    const cut = [...document.querySelectorAll<HTMLElement>('a, button, label, p, h1, h2, b, legend')]
      .filter((each) => each.checkVisibility() && !each.closest('.sr, .lompat') && !each.querySelector('.sr'))
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect()
        return (
          width > 1 &&
          (left < -1 || right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 2) &&
          getComputedStyle(each).display !== 'inline'
        )
      })
      .map((each) => `${each.tagName} ${each.className}: ${each.textContent.trim().slice(0, 60)}`)
    return [...wide, ...cut]
  })

const phones = [
  { name: '320 px wide', width: 320, height: 568, scale: 1 },
  { name: 'a 360 px screen at 200 %', width: 180, height: 320, scale: 2 },
  { name: 'a 640 px screen at 200 %', width: 320, height: 400, scale: 2 },
] as const

test.each(phones.flatMap((phone) => (['id', 'en'] as const).map((language) => ({ ...phone, language }))))(
  'the report fits, with images off, on $name in $language, and every page has its way out',
  async ({ width, height, scale, language, name }) => {
    const context = await chromium.browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      javaScriptEnabled: true,
      locale: language,
    })
    const page = await context.newPage()
    await page.route(/\.(png|jpe?g|gif|webp|svg|avif|ico)(\?|$)/, (route) => route.abort())
    const found: string[] = []
    await tell(page, language, async (at) => {
      found.push(...(await outside(page)).map((each) => `${at}: ${each}`))
      const exit = page.locator('a.keluar')
      const box = await exit.boundingBox()
      if (!box || box.y + box.height > height || box.height < 24)
        found.push(`${at}: the way out is not on the first screen`)
      const folder = process.env['SUAR_SHOTS']
      if (folder && ['home', 'danger', 'review', 'receipt'].includes(at))
        await page.screenshot({
          path: `${folder}/bare-${at}-${name.replaceAll(/\W+/g, '-')}-${language}.png`,
          fullPage: true,
        })
    })
    await context.close()
    expect(found).toEqual([])
  },
)

test.each(['id', 'en'] as const)(
  'read as text alone, each page says what it is, what is asked and what to press, in that order (%s)',
  async (language) => {
    const say = sayIn(language)
    const context = await chromium.browser.newContext({
      viewport: { width: 320, height: 568 },
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    const texts = new Map<string, string>()
    await tell(page, language, async (at) => void texts.set(at, await page.locator('body').ariaSnapshot()))
    await context.close()
    const folder = process.env['SUAR_SHOTS']
    if (folder)
      writeFileSync(`${folder}/text-${language}.txt`, [...texts].map(([at, text]) => `== ${at}\n${text}`).join('\n\n'))
    for (const [at, text] of texts) {
      const place = (word: string) => text.indexOf(word)
      expect([at, place(say('platform:portal.quickExit')) >= 0]).toEqual([at, true])
      expect([at, place('heading "') > place(say('platform:portal.quickExit'))]).toEqual([at, true])
      const ask = /^\s*- (radio|textbox|checkbox)/m.exec(text)
      const press = text.indexOf(`button "${say('intake:step.next')}"`)
      if (ask && press >= 0) expect([at, ask.index < press && place('heading "') < ask.index]).toEqual([at, true])
      expect([at, (text.match(/\[level=1\]/g) ?? []).length]).toEqual([at, 1])
      expect([at, /- img(?! ")/.test(text)]).toEqual([at, false])
    }
  },
)

test('after the way out the back button shows nothing of the report, nor of the thread', async () => {
  const context = await chromium.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id' })
  const page = await context.newPage()
  const { number, pin } = await tell(page, 'id')
  await page.goto(`${portal.base}/id/baca`)
  await page.fill('#nomor', number)
  await page.fill('#pin', pin)
  await next(page)
  await page.fill('#b', 'kamar 412, rahasia')
  await next(page)
  await page.click('a.keluar')
  await page.waitForURL('**/pasang')
  const secrets = [number, pin, 'Riko', 'C-9', 'rahasia']
  const seen: string[] = []
  for (let step = 0; step < 18; step++) {
    const before = page.url()
    await page.goBack({ waitUntil: 'load', timeout: 4000 }).catch(() => undefined)
    const text = `${await page.title()} ${await page.content()}`
    seen.push(
      ...secrets
        .filter((secret) => text.includes(secret))
        .map((secret) => `${page.url().slice(portal.base.length)} shows ${secret}`),
    )
    if (page.url() === before && step > 14) break
  }
  await context.close()
  expect(seen).toEqual([])
})

test('the receipt prints as the ticket and nothing else, black on white', async () => {
  const context = await chromium.browser.newContext({
    viewport: { width: 680, height: 900 },
    colorScheme: 'dark',
    locale: 'id',
  })
  const page = await context.newPage()
  await tell(page, 'id')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const folder = process.env['SUAR_SHOTS']
  const pdf = await page.pdf({ format: 'A4' })
  if (folder) writeFileSync(`${folder}/print-receipt.pdf`, pdf)
  const look = await page.evaluate(() => {
    const ticket = getComputedStyle(document.querySelector('.karcis')!)
    const shown = [...document.querySelectorAll<HTMLElement>('a, button, footer, .keluar, .bilah')].filter((each) =>
      each.checkVisibility(),
    )
    return {
      ink: ticket.color,
      ground: ticket.backgroundColor,
      body: getComputedStyle(document.body).backgroundColor,
      pressed: shown.length,
    }
  })
  await context.close()
  expect(look).toEqual({ ink: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)', body: 'rgb(255, 255, 255)', pressed: 0 })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
})
