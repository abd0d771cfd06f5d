import { expect, test } from 'vitest'
import { useBrowser } from '../test/browser.ts'
import { fits, picture, useDesk, violations } from '../test/desk.ts'
import { useNode } from '../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

test.each([{ width: 320 }, { width: 360, dark: true }, { width: 414 }])(
  'on a phone of $width px the bar holds four places and the way to all others',
  async (screen) => {
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', { height: 740, language: 'en', ...screen })
    await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
    const bar = page.getByRole('navigation', { name: 'Main' })
    expect(await bar.getByRole('link').count()).toBe(4)
    for (const link of [...(await bar.getByRole('link').all()), page.getByRole('button', { name: 'More' })]) {
      const box = (await link.boundingBox())!
      expect(box.width).toBeGreaterThanOrEqual(44)
      expect(box.height).toBeGreaterThanOrEqual(44)
      expect(box.x + box.width).toBeLessThanOrEqual(screen.width)
    }
    expect(await bar.getByText('Inbox').isVisible()).toBe(true)
    expect(await fits(page)).toBe(true)
    await page.getByRole('button', { name: 'More' }).click()
    const sheet = page.getByRole('dialog', { name: 'More' })
    await sheet.getByRole('button', { name: 'Sign out' }).waitFor()
    await picture(page, `phone-more-${screen.width}`)
    expect(await violations(page)).toEqual([])
    await sheet.getByRole('link', { name: 'Directory' }).click()
    await page.getByRole('heading', { level: 1, name: 'Directory' }).waitFor()
    await sheet.waitFor({ state: 'hidden' })
    await picture(page, `phone-there-${screen.width}`)
    expect(faults).toEqual([])
  },
)
