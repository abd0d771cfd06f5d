import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { sayIn, type Language } from '../src/platform/i18n.ts'
import { acceptRequest, getRequest, reportExecution, showPath, type RequestId } from '../src/requests/contract.ts'
import { aSentRequest, knowTheLaw } from './a-request.ts'
import { useBrowser } from './browser.ts'
import { useDesk } from './desk.ts'
import { look } from './journey.ts'
import { useRegion } from './region.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const indonesia = useDesk(jakarta)
const thailand = useDesk(bangkok)
const chromium = useBrowser()

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

/** What the officers write themselves. */
const voices = {
  id: {
    information: 'Upah di gedung C-9 dibayar lewat satu rekening milik Golden Kite Tech.',
    question: 'Siapa yang membuka rekening itu, dan siapa yang menarik uangnya?',
    penalty: '15 tahun penjara',
    law: 'UU 21/2007 pasal 2: perekrutan dengan penipuan untuk tujuan eksploitasi.',
    status: 'Penyidikan, berkas LP/99',
    purpose: 'Salinan catatan satu rekening',
    offence: 'Perdagangan orang',
    authority: 'Bareskrim, Unit PPA-PPO',
    lacking: 'Cabang mana yang dimaksud?',
    place: 'Cabang Mae Sot',
  },
  en: {
    information: 'Wages in Building C-9 are paid through one account of Golden Kite Tech.',
    question: 'Who opened that account, and who draws from it?',
    penalty: '15 years in prison',
    law: 'Law 21 of 2007, article 2: recruitment by fraud for the purpose of exploitation.',
    status: 'Investigation, file LP/99',
    purpose: 'Copies of the records of one account',
    offence: 'Trafficking in persons',
    authority: 'Bareskrim, Unit PPA-PPO',
    lacking: 'Which branch is meant?',
    place: 'Mae Sot branch',
  },
} as const

async function aPoliceMessage(language: Language): Promise<RequestId> {
  const { information, question } = voices[language]
  const told = { informationKind: 'MoneyFlow', sourceReliability: 'B', informationCredibility: '2' }
  const { request } = await aSentRequest(jakarta, {
    kind: 'PoliceInformation',
    values: { ...told, information, question, platform: 'Bank of the Delta', account: 'XX0000000' },
  })
  await region.settle()
  return request
}

const idOf = (page: Page) => page.url().split('/').at(-1)! as RequestId

test.each(['id', 'en'] as const)(
  'SC-09: a police message becomes a note and a formal request; declined, put right, executed: %s',
  async (language) => {
    const say = sayIn(language)
    const message = await aPoliceMessage(language)
    const screen = language === 'id' ? { width: 360, height: 740 } : { dark: true }
    const amara = await indonesia.visit(chromium.browser, 'Amara', {
      path: `/exchange/${message}`,
      language,
      ...screen,
    })

    const note = await raise(amara.page, language, `PoliceInformation true`)
    await look(amara.page, `note-${language}`)
    await amara.page.getByRole('button', { name: say('requests:draft.send', { state: 'TH' }) }).click()
    await amara.page.getByRole('button', { name: say('requests:act.withdraw-request'), exact: true }).waitFor()
    await region.settle()

    const formal = await raise(amara.page, language, 'MLA_Evidence false')
    expect(formal).not.toBe(note)
    await fillInAllButThree(amara.page, language)
    await confirmTheRest(amara.page, language)
    await handOver(amara.page, language)
    await approve(language, formal)

    const eko = await thailand.visit(chromium.browser, 'Eko', { path: `/exchange/${formal}`, language, ...screen })
    await declineIt(eko.page, language)
    await region.settle()

    await amara.page.goto(`${indonesia.origin}/desk/exchange/${formal}`)
    await amara.page.getByText(voices[language].lacking).first().waitFor()
    const again = await raise(amara.page, language, 'MLA_Evidence false')
    await amara.page.getByRole('textbox', { name: say('requests:field.evidencePlace') }).fill(voices[language].place)
    await confirmTheRest(amara.page, language)
    await handOver(amara.page, language)
    await approve(language, again)

    const there = bangkok.as('Eko')
    await there(acceptRequest, { request: again })
    const answer = { assistanceResult: 'Provided', summary: 'Records follow.' }
    expect(await there(reportExecution, { request: again, answer })).toMatchObject({ status: 200 })
    await region.settle()

    await eko.page.goto(`${thailand.origin}/desk/exchange/${again}`)
    await eko.page
      .getByRole('list')
      .filter({ hasText: say('requests:path.manner.Note') })
      .waitFor()
    await look(eko.page, `chain-${language}`)
    const chain = (body: { chain: { id: string; manner: string }[] }) =>
      body.chain.map(({ id, manner }) => [id, manner])
    const whole = [
      [message, 'Informal'],
      [note, 'Note'],
      [formal, 'Formal'],
      [again, 'Formal'],
    ]
    expect(chain((await jakarta.as('Amara')(showPath, { request: again })).body)).toEqual(whole)
    expect(chain((await there(showPath, { request: message })).body)).toEqual(whole)
    expect((await jakarta.as('Amara')(getRequest, { request: again })).body).toMatchObject({
      status: 'Executed',
      values: { factsAlleged: voices[language].information, toAscertain: voices[language].question },
    })
    expect([amara.faults, eko.faults]).toEqual([[], []])
  },
  240_000,
)

/** Chooses what it becomes, and begins the draft with all that is known. */
async function raise(page: Page, language: Language, way: string): Promise<RequestId> {
  const say = sayIn(language)
  const before = idOf(page)
  await page.getByRole('combobox', { name: say('requests:path.raise') }).selectOption(way)
  await page.getByRole('button', { name: say('requests:path.begin') }).click()
  await page.waitForURL((url) => !url.pathname.endsWith(before))
  await page.getByText(say('requests:draft.preview')).waitFor()
  return idOf(page)
}

/** Three items are missing: the page says which and why it cannot go; the button stays closed. */
async function fillInAllButThree(page: Page, language: Language): Promise<void> {
  const say = sayIn(language)
  const { penalty, law, status, purpose, offence, authority } = voices[language]
  const fill = (field: string, text: string) =>
    page.getByRole('textbox', { name: say(`requests:field.${field}`), exact: true }).fill(text)
  await fill('conductingAuthority', authority)
  await fill('assistancePurpose', purpose)
  await fill('offence', offence)
  await page.getByText(say('requests:article.empty', { count: 3 })).waitFor()
  await look(page, `three-missing-${language}`)
  expect(await page.getByRole('button', { name: say('requests:draft.fill', { count: 3 }) }).isDisabled()).toBe(true)
  await fill('matterStatus', status)
  await fill('maximumPenalty', penalty)
  await fill('lawText', law)
  await page.getByText(say('requests:article.empty', { count: 3 })).waitFor({ state: 'detached' })
}

async function confirmTheRest(page: Page, language: Language): Promise<void> {
  const say = sayIn(language)
  await page.getByText(say('requests:draft.saved')).waitFor()
  const confirm = page.locator('button', { hasText: /tegaskan \d+ butir$|confirm \d+ items?$/ })
  await confirm.click()
  await page.getByText(say('requests:article.whole')).waitFor()
  await look(page, `whole-${language}`)
}

async function handOver(page: Page, language: Language): Promise<void> {
  const say = sayIn(language)
  await page.getByRole('button', { name: say('requests:draft.send', { state: 'TH' }) }).click()
  await page.getByText(say('requests:status.AwaitingApproval')).first().waitFor()
}

/** A second person reads who stands for each item, and lets it go. */
async function approve(language: Language, request: RequestId): Promise<void> {
  const say = sayIn(language)
  const citra = await indonesia.visit(chromium.browser, 'Citra', { path: `/exchange/${request}`, language })
  await citra.page.getByText(say('requests:article.whole')).waitFor()
  await look(citra.page, `approve-${language}`)
  const yes = citra.page.getByRole('button', { name: say('requests:act.approve-request'), exact: true })
  await yes.click()
  await yes.waitFor({ state: 'detached' })
  await region.settle()
  expect(citra.faults).toEqual([])
}

async function declineIt(page: Page, language: Language): Promise<void> {
  const say = sayIn(language)
  await page.getByText(voices[language].law).first().waitFor()
  await look(page, `asked-formally-${language}`)
  const decline = page.getByRole('button', { name: say('requests:act.decline-request'), exact: true })
  await decline.click()
  await page.getByRole('combobox', { name: say('requests:form.reason') }).selectOption('InsufficientInformation')
  await page.getByRole('textbox', { name: say('requests:form.decline') }).fill(voices[language].lacking)
  await decline.last().click()
  await page.getByText(voices[language].lacking).first().waitFor()
}
