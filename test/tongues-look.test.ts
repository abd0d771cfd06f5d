import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Tongue } from '../src/platform/portal/contract.ts'
import { usePortal } from './at-the-door.ts'
import { useBrowser } from './browser.ts'
import { useNode } from './node.ts'

const node = useNode()
const chromium = useBrowser()
const portal = usePortal(node)

/** Whether anything sticks out to the side, or words are cut off in their box. */
const clipped = () => {
  const root = document.documentElement
  const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : []
  const cut = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')].filter((each) => {
    const { overflow } = getComputedStyle(each)
    return (
      overflow !== 'visible' &&
      !each.matches('.sr, svg, svg *, .hero') &&
      (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    )
  })
  return [...wide, ...cut.map((each) => `${each.tagName} ${each.className}: ${each.textContent.slice(0, 40)}`)]
}

async function complaintsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] })',
  )) as axe.AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 90)}`)
}

test('the first page and the question of danger stand in every language on a narrow phone and at twice the size', async () => {
  const context = await chromium.browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  const shots = process.env['SUAR_SHOTS']
  const faults: string[] = []
  for (const tongue of Tongue.options)
    for (const path of ['', 'tulis/bahaya']) {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(`${portal.base}/${tongue}/${path}`)
      const look = async (size: string) =>
        faults.push(...(await page.evaluate(clipped)).map((each) => `/${tongue}/${path} ${size}: ${each}`))
      await look('320 px')
      await page.evaluate('document.documentElement.style.fontSize = "212.5%"')
      await look('200 %')
      await page.evaluate('document.documentElement.style.fontSize = ""')
      if (path === '') faults.push(...(await complaintsOf(page)).map((each) => `/${tongue}/ ${each}`))
      if (shots) {
        await page.setViewportSize({ width: 360, height: 740 })
        await page.screenshot({ path: `${shots}/${tongue}-${path.replace('/', '-') || 'home'}.png` })
      }
    }
  expect(faults).toEqual([])
  await context.close()
}, 60_000)
