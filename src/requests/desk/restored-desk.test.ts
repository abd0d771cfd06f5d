import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { steps } from '../../../test/a-life.ts'
import { aDraft, knowTheLaw } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { useDesk } from '../../../test/desk.ts'
import { look } from '../../../test/journey.ts'
import { useRegion } from '../../../test/region.ts'
import { comeBack } from '../../exchange/recover/come-back.ts'
import { sayIn } from '../../platform/i18n.ts'
import { getRequest, type RequestId } from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
const desk = useDesk(jakarta)
const chromium = useBrowser()

const requests: RequestId[] = []
let about: Awaited<ReturnType<typeof aCase>>

// Two requests leave after the backup was made; the case that they are about stands in it.
beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
  about = await aCase(jakarta, { name: 'Riko Pratama' })
  await jakarta.backUp()
  for (let n = 0; n < 2; n++) {
    const { request } = await aDraft(jakarta, { about })
    await steps.leave(jakarta, bangkok, request)
    requests.push(request)
  }
  await region.settle()
  await jakarta.restore()
  await comeBack(jakarta.host as never)
  await region.settle()
})

test.each([
  { language: 'id', width: 360, height: 740 },
  { language: 'en', width: 1440, height: 900, dark: true },
] as const)(
  'whoever approves sees what was restored, and puts it into its case: $language, $width px',
  async (screen) => {
    const { language, width } = screen
    const say = sayIn(language)
    const request = requests.pop()!
    const { page, faults } = await desk.visit(chromium.browser, 'Citra', { path: '/exchange', ...screen })
    await page.getByText(say('requests:restored.mark')).first().waitFor()
    await look(page, `restored-board-${language}`)
    await page.goto(`${desk.origin}/desk/exchange/${request}`)
    await page.getByText(say('requests:restored.no-case')).waitFor()
    await look(page, `restored-request-${language}`)
    const [row] = await jakarta.rows<{ code: string }>('select code from casework.case_file where id = $1', [about.id])
    const her = `${row!.code} P-01`
    const byNumber = width > 400
    await page.getByRole('textbox', { name: say('requests:case.search') }).fill(byNumber ? row!.code : 'Riko')
    await page
      .getByRole('button', { name: say('requests:case.find'), exact: true })
      .last()
      .click()
    await page.getByRole('radio', { name: new RegExp(her) }).click()
    // It was about somebody: a case alone is not enough.
    expect(await page.getByRole('radio', { name: say('requests:case.nobody-yet') }).count()).toBe(0)
    const link = page.getByRole('button', { name: say('requests:case.link', { to: her }) })
    await link.scrollIntoViewIfNeeded()
    await look(page, `restored-to-case-${language}`)
    await link.click()
    await page.getByText(say('requests:restored.no-case')).waitFor({ state: 'detached' })
    await page.getByText(say('requests:restored.title')).waitFor()
    expect((await jakarta.as('Citra')(getRequest, { request })).body).toMatchObject({
      case: about.id,
      person: about.person,
    })
    expect(faults).toEqual([])
  },
)

test('the operator reads what came back and cannot be rebuilt yet, and puts it away', async () => {
  const say = sayIn('id')
  await jakarta.rows(
    "update exchange.replay set state = 'Waiting', code = 'requests/still-coming-back', settled_at = null",
  )
  const screen = { path: '/partners', language: 'id', width: 360, height: 740 } as const
  const { page, faults } = await desk.visit(chromium.browser, 'Hadi', screen)
  const title = page.getByRole('heading', { name: say('exchange:returned.title') })
  await title.scrollIntoViewIfNeeded()
  await look(page, 'returned-id')
  for (const left of [1, 0]) {
    await page
      .getByRole('button', { name: say('exchange:dead.put-away') })
      .first()
      .click()
    await page.waitForFunction(
      ([words, count]) =>
        [...document.querySelectorAll('button')].filter((button) => button.textContent === words).length === count,
      [say('exchange:dead.put-away'), left] as const,
    )
  }
  await title.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
})
