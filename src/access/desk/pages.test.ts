import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { people } from '../../../test/people.ts'
import { newId } from '../../platform/new-id.ts'
import { breakGlass, declareConflict } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const subject = newId()
const reason = 'Her phone is off since an hour and the raid begins at dawn; her file is with another agency.'

beforeAll(async () => {
  await node.as('Amara')(breakGlass, { subject, reason })
  await node.as('Citra')(declareConflict, { subject, officer: people.Bima.id as never, why: 'Relative' })
})

describe.runIf(existsSync('dist/desk/index.html'))('the pages of access', () => {
  test.each([
    ['Hadi', '/officers', 'hadi@officer.example'],
    ['Indra', '/exceptions', reason],
    ['Citra', '/roles', 'Wewenang setiap peran'],
    ['Mega', `/reads/${subject}`, 'membukanya dalam keadaan darurat'],
    ['Dewi', '/account', 'Tombol tunggal sebagai pintasan'],
  ] as const)(
    '%s reads %s on a wide, a dark and a narrow screen',
    async (person, path, text) => {
      for (const screen of [{ width: 1440 }, { width: 900, dark: true }, { width: 360, height: 740 }]) {
        const { page, faults } = await desk.visit(chromium.browser, person, { path, ...screen })
        await page.getByText(text).first().waitFor()
        await picture(page, `page${path.slice(0, 6).replaceAll('/', '-')}-${screen.width}`)
        expect(await violations(page), `${path} at ${screen.width}`).toEqual([])
        expect(await fits(page)).toBe(true)
        // The passkeys of a person known by name only cannot be listed; the card then says so.
        expect(faults.filter((fault) => path !== '/account' || !fault.includes('401'))).toEqual([])
        await page.close()
      }
    },
    60_000,
  )

  test('an officer without the right is told that the page is closed to her', async () => {
    const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/officers' })
    await page.getByText('Tertutup untuk Anda, atau tidak ada.').waitFor()
  })
})
