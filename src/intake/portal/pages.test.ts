import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { usePortal } from '../../../test/at-the-door.ts'
import { useBrowser } from '../../../test/browser.ts'
import { useNode } from '../../../test/node.ts'

const node = useNode()
const chromium = useBrowser()
const portal = usePortal(node)

/** Walks the whole way of a reporter as she would, without script, and looks at each page. */
async function walk(page: Page, language: 'id' | 'en', look: (name: string) => Promise<void>): Promise<void> {
  const go = async (name: string) => {
    await page.click('button.tombol:not([name])')
    await look(name)
  }
  await page.goto(`${portal.base}/${language}/`)
  await look('home')
  await page.click('.hero .suar')
  await look('siapa')
  await go('siapa with a mistake')
  await page.check('[value=Child]')
  await go('nama')
  await page.fill('#called', 'Riko')
  await go('tempat')
  await page.fill('#place', 'dekat sungai, gedung C-9 lantai 4')
  await go('bahaya')
  await page.check('[value=Now]')
  await go('kabar')
  await page.check('[value=Days]')
  await go('ajak')
  await page.fill('#recruiter', 'akun Telegram HR Kitewind')
  await go('lampiran')
  await page.setInputFiles('#f', { name: 'a.exe', mimeType: 'image/png', buffer: Buffer.from('MZ\0\0\0\0') })
  await go('lampiran with a refused file')
  await go('hubungi')
  await page.check('[value=ReadHere]')
  await go('izin')
  await go('periksa')
  await go('terima')
  const number = await page.textContent('.karcis b')
  const pin = await page.textContent('.pin')
  await page.goto(`${portal.base}/${language}/baca`)
  await page.fill('#nomor', number!)
  await page.fill('#pin', 'AAAAAAAA')
  await go('baca with a wrong PIN')
  await page.fill('#nomor', number!)
  await page.fill('#pin', pin!)
  await go('isi')
  await page.fill('#b', 'kamar 412')
  await go('isi with a reply')
  for (const word of ['tulis/semua', 'aman', 'tentang', 'data', 'tidak-ada']) {
    await page.goto(`${portal.base}/${language}/${word}`)
    await look(word)
  }
  await page.goto(`${portal.base}/keluar`)
  await look('pasang')
}

const looks: { width: number; other: number; scheme: 'light' | 'dark'; language: 'id' | 'en' }[] = [
  { width: 360, other: 320, scheme: 'light', language: 'id' },
  { width: 320, other: 360, scheme: 'dark', language: 'en' },
]

test.each(looks)(
  'every page passes axe, fits and weighs little: $width px, $scheme, $language',
  async ({ width, other, scheme, language }) => {
    const viewport = { width, height: 740 }
    const context = await chromium.browser.newContext({
      viewport,
      colorScheme: scheme,
      locale: language,
      bypassCSP: true, // for axe alone; the policy itself is tested below
    })
    const page = await context.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(`${request.resourceType()} ${request.url()}`))
    const found: string[] = []
    const judge = async (name: string, options: string) => {
      const { violations } = (await page.evaluate(`axe.run(${options})`)) as axe.AxeResults
      const said = violations.flatMap(({ id, nodes }) =>
        nodes.map((each) => `${name}: ${id} ${each.html.slice(0, 120)}`),
      )
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
        said.push(`${name}: scrolls sideways`)
      found.push(...said)
    }
    await walk(page, language, async (name) => {
      await page.evaluate(axe.source)
      await judge(name, '')
      await page.emulateMedia({ colorScheme: scheme === 'light' ? 'dark' : 'light' })
      await page.setViewportSize({ ...viewport, width: other })
      await judge(`${name}, other width and light`, "{ runOnly: ['color-contrast', 'target-size'] }")
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize(viewport)
      if ((await page.evaluate('document.scripts.length')) !== 0) found.push(`${name}: has a script`)
    })
    await context.close()

    expect(found).toEqual([])
    expect(requests.filter((request) => !request.startsWith('document ') && !request.includes('data:'))).toEqual([])
  },
  120_000,
)

test('every page keeps its own policy, without script, on the wire within 6 KB', async () => {
  const context = await chromium.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
  const page = await context.newPage()
  const complaints: string[] = []
  const sizes: Record<string, number> = {}
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text())
  })
  page.on('response', (response) => {
    const size = Number(response.headers()['content-length'] ?? 0)
    if (size > 6 * 1024) complaints.push(`${response.url()} ${size}`)
    sizes[new URL(response.url()).pathname] = size
  })
  await walk(page, 'id', async () => undefined)
  await context.close()

  expect(complaints).toEqual([])
  expect(Object.keys(sizes).length).toBeGreaterThan(15)
}, 60_000)

test('the quick exit is the first stop of the Tab key, and leaves nothing behind', async () => {
  const context = await chromium.browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(`${portal.base}/id/tulis`)
  await page.check('[value=Friend]')
  await page.click('button.tombol:not([name])')
  await page.waitForURL('**/tulis/nama')
  expect(await context.cookies()).toHaveLength(1)
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.className')).toBe('keluar')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/pasang')

  expect(await page.title()).not.toContain('Suar')
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('no door of the portal leads nowhere', async () => {
  const seen = new Set<string>()
  const broken: string[] = []
  const follow = async (path: string): Promise<void> => {
    if (seen.has(path) || path === '/keluar') return
    seen.add(path)
    const response = await fetch(portal.base + path)
    if (response.status !== 200) broken.push(`${path} ${response.status}`)
    for (const [, next] of (await response.text()).matchAll(/href="(\/[^"#]*)/g)) await follow(next!)
  }
  await follow('/id/')

  expect(broken).toEqual([])
  expect(seen.size).toBeGreaterThan(10)
})
