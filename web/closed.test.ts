import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../test/a-case.ts'
import { aSentRequest, knowTheLaw } from '../test/a-request.ts'
import { useBrowser } from '../test/browser.ts'
import { fits, picture, useDesk, violations } from '../test/desk.ts'
import { useNode } from '../test/node.ts'
import type { Person } from '../test/people.ts'
import { useRegion } from '../test/region.ts'

const region = useRegion(['ID', 'TH'])
const node = region.node('ID') as ReturnType<typeof useNode>
const desk = useDesk(node)
const chromium = useBrowser()
const nowhere = '00000000-0000-7000-8000-000000000000'
let paths: Record<string, string> = {}

beforeAll(async () => {
  await knowTheLaw(node)
  const { id, person } = await aCase(node, { title: 'Building C-9, secret' })
  const { request } = await aSentRequest(node)
  paths = {
    case: `/cases/${id}`,
    consents: `/cases/${id}/consents`,
    identification: `/cases/${id}/identification/${person}`,
    'new request': `/cases/${id}/request`,
    request: `/exchange/${request}`,
  }
})

const told = async (person: Person, path: string, name?: string) => {
  const { page } = await desk.visit(chromium.browser, person, { path, language: 'en', ...(name && { width: 360 }) })
  await page.getByText('Closed to you, or not there.').first().waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  if (name) {
    await picture(page, name)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
  }
  const words = await page.locator('main').innerText()
  await page.context().close()
  return words
}

test.each(['case', 'consents', 'identification', 'new request', 'request'])(
  'the %s of another agency, of no agency, and before an administrator: the same words, and nothing of what is there',
  async (what) => {
    const path = paths[what]!
    const stranger = await told('Lestari', path, `closed-${what.replace(' ', '-')}`)
    const nothing = await told('Lestari', path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, nowhere))
    const administrator = await told('Hadi', path)
    expect(stranger).toBe(nothing)
    for (const words of [stranger, administrator]) expect(words).not.toMatch(/C-9|secret|Riko|P-01/)
  },
)

test.each([
  ['Amara', '/officers'],
  ['Hadi', '/inbox'],
  ['Hadi', '/search'],
  ['Joko', '/cases'],
  ['Kartika', '/exchange'],
  ['Nobody', '/new-report'],
] as const)('%s opens %s by its address, which her post does not open', async (person, path) => {
  await told(person, path, `closed-${person}${path.replace('/', '-')}`)
})
