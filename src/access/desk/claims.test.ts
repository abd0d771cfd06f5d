import { expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { people } from '../../../test/people.ts'
import { sayIn } from '../../platform/i18n.ts'
import { newId } from '../../platform/new-id.ts'
import { declareConflict } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

test.each(['id', 'en'] as const)(
  'a supervisor answers where her shift begins whether it is a conflict: %s',
  async (language) => {
    const say = sayIn(language)
    const subject = newId()
    await node.as('Dewi')(declareConflict, { subject, officer: people.Bima.id as never, why: 'Relative' })
    await node.drain()
    const { page } = await desk.visit(chromium.browser, 'Citra', { path: '/reads', language })
    await page.locator('[popovertarget=bell]').click()
    await page
      .getByRole('button', { name: say('access:news.conflict-claimed') })
      .first()
      .click()
    await page.getByText(say('access:conflicts.by', { name: 'Dewi' })).waitFor()
    await picture(page, `claims-${language}`)
    expect(await violations(page)).toEqual([])

    const confirm = page.getByRole('button', { name: say('access:claims.confirm') })
    await confirm.click()
    await confirm.waitFor({ state: 'detached' })
    const blocks = await node.rows('select officer from access.conflict_block where subject = $1', [subject])
    expect(blocks).toEqual([{ officer: people.Bima.id }])
  },
)
