import { expect, test } from 'vitest'
import { useBrowser } from '../test/browser.ts'
import { fits, picture, useDesk, violations } from '../test/desk.ts'
import { useNode } from '../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

const lists = [
  ['/inbox', 'triage/list-queue'],
  ['/cases', 'casework/list-cases'],
  ['/exchange', 'requests/list-requests'],
  ['/tasks', 'casework/list-my-tasks'],
] as const

test.each(lists)(
  '%s shows bars while it waits, then what went wrong and a way to try again, then its list',
  async (path, asks) => {
    const { page } = await desk.visit(chromium.browser, 'Amara', {
      path: '/account',
      language: 'en',
      width: 360,
      height: 740,
    })
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    let answer: () => void = () => undefined
    let broken = true
    const slow = new Promise<void>((resolve) => (answer = resolve))
    await page.route(`**/api/${asks}`, async (route) => {
      await slow
      if (broken) await route.fulfill({ status: 500, json: { code: 'unforeseen', detail: { reference: 'r-4827' } } })
      else await route.continue()
    })
    await page.goto(`${desk.origin}/desk${path}`)
    await page.getByRole('status', { name: 'Loading' }).first().waitFor()
    await picture(page, `loading${path.replace('/', '-')}`)
    expect(await violations(page)).toEqual([])

    answer()
    await page.getByRole('alert').first().waitFor()
    await picture(page, `error${path.replace('/', '-')}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)

    broken = false
    const again = page.getByRole('button', { name: 'Try again' })
    for (let left = await again.count(); left > 0; left--) {
      await again.first().click()
      await expect.poll(() => again.count()).toBeLessThan(left)
    }
    expect(await page.getByRole('alert').count()).toBe(0)
  },
)
