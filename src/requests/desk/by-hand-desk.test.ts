import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { useByHand } from '../../../test/by-hand.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { look } from '../../../test/journey.ts'
import { useMailServer } from '../../../test/mail-server.ts'
import { createMailer } from '../../platform/mail/mailer.ts'
import { sayIn, type Language } from '../../platform/i18n.ts'

const server = useMailServer()
const { node, ready, packed, ladder } = useByHand({ mail: server.of('suar@id.example') })
const desk = useDesk(node)
const chromium = useBrowser()

test.each([
  { language: 'id', width: 360, height: 740 },
  { language: 'en', width: 1440, height: 900, dark: true },
] as const)(
  'an officer is told that China has no node, prepares a link, and says that she handed it over: $language',
  async (screen) => {
    const { language } = screen
    const say = sayIn(language)
    const { id } = await aCase(node, {})
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}/request`, ...screen })
    await page.getByRole('combobox', { name: say('requests:new.to') }).selectOption('CN')
    await page.getByRole('button', { name: say('requests:new.begin') }).click()
    const byHand = page.getByRole('button', { name: say('requests:new.by-hand') })
    await byHand.waitFor()
    await look(page, `no-node-${language}`)
    await byHand.click()
    await page.getByRole('textbox', { name: say('requests:field.alias') }).fill('Riko')
    await page.getByRole('textbox', { name: say('requests:field.name'), exact: true }).fill('')
    await page.getByRole('textbox', { name: say('requests:field.lastPlace') }).fill('C-9')
    await page.getByRole('textbox', { name: say('requests:field.dangerNote') }).fill('Guards')
    await page.getByText(say('requests:draft.saved')).waitFor()
    await page.getByRole('button', { name: say('requests:draft.send', { state: 'CN' }) }).click()
    await page.getByText(say('requests:packet.none')).waitFor()
    await page.getByRole('button', { name: say('requests:packet.make-link') }).click()
    await page.getByText(say('requests:packet.code-once')).waitFor()
    await look(page, `packet-made-${language}`)
    await page.getByRole('button', { name: say('requests:packet.hand-over') }).click()
    await page.getByRole('button', { name: say('requests:packet.hand-over') }).waitFor({ state: 'detached' })
    await look(page, `packet-handed-${language}`)
    // The browser notes the 409 by which she was told that there is no node.
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([])
  },
)

test.each([
  { language: 'id', width: 360, height: 740 },
  { language: 'en', width: 1440, height: 900, dark: true },
] as const)(
  'an officer sends the link by mail, sees why it was refused, and sends it again: $language',
  async (screen) => {
    const { language } = screen
    const say = sayIn(language)
    await node.rows(
      "update directory.authority set verified_by = 'Manager', verified_at = '2026-11-02T03:00:00Z' where state = 'CN'",
    )
    server.behaves({ rcpt: () => '550 5.1.1 no such user' })
    const carry = async () => {
      await createMailer(node.host as never).pass()
      await node.drain()
      await page.reload()
    }
    const { request } = await ready()
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/${request}`, ...screen })
    await page.getByRole('button', { name: say('requests:packet.mail.send') }).click()
    await page.getByText(say('requests:packet.mail.made')).waitFor()
    await page.getByRole('heading', { name: say('requests:packet.mail.title') }).scrollIntoViewIfNeeded()
    await look(page, `packet-mail-made-${language}`)
    await carry()
    await page.getByText(say('requests:packet.mail.trouble.NoSuchAddress')).scrollIntoViewIfNeeded()
    await look(page, `packet-mail-refused-${language}`)
    server.behaves({})
    await page.getByRole('button', { name: say('requests:packet.mail.again') }).click()
    await page.getByText(say('requests:packet.mail.state.Waiting')).first().waitFor()
    await carry()
    await page.getByRole('button', { name: say('requests:packet.mail.returned') }).scrollIntoViewIfNeeded()
    await look(page, `packet-mail-sent-${language}`)
    expect(server.arrived.at(-1)!.to).toEqual(['desk@consular.cn.example'])
    expect(faults).toEqual([])
  },
)

test.each(['id', 'en'] as const)(
  'whoever was given link and code reads it without a script, answers, and gets a receipt: %s',
  async (language) => {
    const { request } = await ready()
    const { link, code } = await packed(request)
    const path = new URL(link!).pathname.replace('/en/', `/${language}/`)
    const context = await chromium.browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    })
    const judge = await chromium.browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })
    const page = await context.newPage()
    const see = (name: string) => judged(page, judge, `${name}-${language}`)
    await page.goto(`${desk.origin}${path}`)
    await see('packet-ask')
    await answer(page, { language, code, see })
    await see('packet-receipt')
    expect(await ladder(request)).toMatchObject([{ answeredAt: expect.any(String) }])
    expect(
      brotliCompressSync(await (await node.fetch(new Request(`${node.host.origin}${path}`))).text()).length,
    ).toBeLessThan(6 * 1024)
    await context.close()
    await judge.close()
    const officer = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/${request}`, language })
    await officer.page.getByText('Li Made Up').first().waitFor()
    await picture(officer.page, `packet-answered-${language}`)
    expect(await violations(officer.page)).toEqual([])
  },
)

/** axe is a script: it gets a copy of the page. */
async function judged(page: Page, judge: { newPage: () => Promise<Page> }, name: string) {
  const copy = await judge.newPage()
  await copy.setContent(await page.content())
  await look(copy, name)
  await copy.close()
}

interface Reading {
  readonly language: Language
  readonly code: string
  readonly see: (name: string) => Promise<void>
}

async function answer(page: Page, { language, code, see }: Reading) {
  const say = sayIn(language)
  await page.getByRole('textbox', { name: say('requests:packet.page.code') }).fill(code)
  await page.getByRole('button', { name: say('requests:packet.page.open') }).click()
  await page.getByText('Building C-9').waitFor()
  await see('packet-opened')
  await page.getByRole('combobox', { name: say('requests:packet.page.step') }).selectOption('Accepted')
  await page.getByRole('textbox', { name: say('requests:packet.page.text') }).fill('We go there tomorrow.')
  await page.getByRole('textbox', { name: say('requests:packet.page.by') }).fill('Li Made Up, Consular Bureau')
  await page.getByRole('button', { name: say('requests:packet.page.send') }).click()
  await page.getByText(say('requests:packet.page.received')).waitFor()
}
