import { source as axe } from 'axe-core'
import type { Browser } from 'playwright-core'
import type { useNode } from './node.ts'

type Node = ReturnType<typeof useNode>

export interface Look {
  readonly node: Node
  readonly path: string
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** Where to leave a picture of the whole page. */
  readonly picture?: string
}

/** Opens a public page of a test node in a browser; tells what axe and the browser complain of, and how wide it is. */
export async function lookAt(browser: Browser, look: Look) {
  const { node, path, width = 360, height = 740, dark = false, picture } = look
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' })
  const asked: string[] = []
  await context.route('**', async (route) => {
    asked.push(route.request().url())
    const answer = await node.fetch(new Request(route.request().url()))
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  await page.goto(`${node.host.origin}${path}`)
  if (picture) await page.screenshot({ path: picture, fullPage: true })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<Found> } }).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  })
  await context.close()
  return { violations, faults, wide, asked }
}

interface Found {
  violations: { id: string; nodes: { html: string }[] }[]
}

/** How many bytes a page takes on the wire, by its encoding. */
export async function weigh(node: Node, path: string, encoding: 'br' | 'gzip'): Promise<number> {
  const answer = await node.fetch(
    new Request(`${node.host.origin}${path}`, { headers: { 'accept-encoding': encoding } }),
  )
  return (await answer.arrayBuffer()).byteLength
}
