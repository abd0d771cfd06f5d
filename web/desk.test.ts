import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useBrowser } from '../test/browser.ts'
import { useDesk } from '../test/desk.ts'
import { useNode } from '../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

test.runIf(existsSync('dist/desk/index.html'))(
  'the desk opens under the strict policy without a complaint',
  async () => {
    const { page, faults } = await desk.visit(chromium.browser, 'Amara')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(1000)
    await page.screenshot({ path: '/tmp/desk-start.png' })
    expect(faults).toEqual([])
  },
)
