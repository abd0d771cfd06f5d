import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { getCase } from '../src/casework/contract.ts'
import { ownCounts, type OwnCount } from '../src/figures/contract.ts'
import { sayWhen } from '../src/platform/portal/when.ts'
import { sayIn, type Language } from '../src/platform/i18n.ts'
import { useBrowser } from './browser.ts'
import { useDesk } from './desk.ts'
import { aMother, look, voices } from './journey.ts'
import { useRegion } from './region.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const indonesia = useDesk(jakarta)
const thailand = useDesk(bangkok)
const chromium = useBrowser()

const counted: readonly OwnCount[] = [
  'ReportReceived',
  'ReportAnswered',
  'CaseOpened',
  'RequestSent',
  'RequestAnswered',
]

async function figures(): Promise<number[]> {
  const { body } = await jakarta.as('Joko')(ownCounts, {})
  return counted.map((kind) => body.counts.find((each: { kind: OwnCount }) => each.kind === kind)?.n ?? 0)
}

test.each(['id', 'en'] as const)(
  'a mother reports her son, two states find him, she reads it, and the figure moves: %s',
  async (language) => {
    const before = await figures()
    const mother = aMother(chromium.browser, { origin: indonesia.origin, language })
    const receipt = await mother.write(voices[language])
    await region.settle()

    const amara = await indonesia.visit(chromium.browser, 'Amara', { path: '/inbox', language })
    const file = await openTheCase(amara.page, language)
    expect(await mother.read(receipt)).toContain(voices[language].answer)
    const request = await askThailand(amara.page, language)
    await region.settle()

    const eko = await thailand.visit(chromium.browser, 'Eko', { path: '/exchange', language })
    await answerIndonesia(eko.page, language)
    await region.settle()

    await amara.page.goto(`${indonesia.origin}/desk/exchange/${request}`)
    await tellTheMother(amara.page, language)
    await region.settle()
    const { body } = await jakarta.as('Amara')(getCase, { case: file as never })
    const page = await mother.read(receipt)
    expect(page).toContain(voices[language].news)
    expect(page).toContain(sayWhen(new Date(body.nextContactDue), 'ID', language))
    expect(page).not.toContain(voices[language].summary)

    expect(await figures()).toEqual(before.map((n) => n + 1))
    const published = await mother.readFigures()
    expect(published).toContain('752')
    expect(published).toContain(language === 'id' ? '+108,3%' : '+108.3%')
    expect([amara.faults, eko.faults]).toEqual([[], []])

    const lestari = await indonesia.visit(chromium.browser, 'Lestari', { path: `/cases/${file}`, language })
    await lestari.page.locator('.denied').waitFor()
    expect(await lestari.page.content()).not.toContain('C-9')
    await look(lestari.page, `denied-${language}`)
  },
  180_000,
)

/** Amara finds the report in the inbox, sets its urgency, and decides: a case, and an answer to the mother. */
async function openTheCase(page: Page, language: Language): Promise<string> {
  const say = sayIn(language)
  await page.getByRole('option', { name: voices[language].happening.slice(0, 30) }).click()
  await page.getByRole('heading', { name: say('triage:assessment.title') }).waitFor()
  await look(page, `inbox-${language}`)
  const urgency = say('triage:urgency.Immediate')
  await page.getByRole('button', { name: say('triage:foot.set', { urgency }) }).click()
  await page.getByText(say('triage:foot.is-set', { urgency })).waitFor()
  await page.getByRole('button', { name: say('triage:foot.decide') }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: say('triage:decide.title-of-case') }).fill('C-9, Mae Sot')
  await form.getByRole('combobox', { name: say('triage:decide.role.Origin') }).selectOption('ID')
  await form.getByRole('combobox', { name: say('triage:decide.role.Destination') }).selectOption('TH')
  await form.getByRole('textbox', { name: say('triage:decide.reason') }).fill(voices[language].happening)
  await form.getByRole('textbox', { name: say('triage:decide.answer') }).fill(voices[language].answer)
  await look(page, `decide-${language}`)
  await form.getByRole('button', { name: say('triage:decide.do.open-case') }).click()
  await page.getByRole('heading', { level: 1, name: 'C-9, Mae Sot' }).waitFor()
  await look(page, `case-${language}`)
  return page.url().split('/').at(-1)!
}

/** From the case she asks Thailand to find him, fills in what is missing, and sends it. */
async function askThailand(page: Page, language: Language): Promise<string> {
  const say = sayIn(language)
  await page.getByRole('button', { name: say('casework:do.request') }).click()
  await page.getByRole('combobox', { name: say('requests:new.to') }).selectOption('TH')
  await look(page, `new-request-${language}`)
  await page.getByRole('button', { name: say('requests:new.begin') }).click()
  await page.getByRole('heading', { level: 1, name: say('requests:kind.LocateAndWelfareCheck') }).waitFor()
  await page.getByRole('textbox', { name: say('requests:field.lastPlace') }).fill(voices[language].place)
  await page.getByRole('textbox', { name: say('requests:field.dangerNote') }).fill(voices[language].danger)
  await look(page, `draft-${language}`)
  // With his name in it, a second person would have to look first; an alias is enough to look for him.
  const name = page.getByRole('textbox', { name: say('requests:field.name'), exact: true })
  await name.fill('Riko Setiawan')
  await page.getByRole('button', { name: say('requests:draft.needs-red') }).waitFor()
  await look(page, `named-${language}`)
  await name.fill('')
  await page.getByRole('button', { name: say('requests:draft.send', { state: 'TH' }) }).click()
  await page.getByRole('button', { name: say('requests:act.withdraw-request'), exact: true }).waitFor()
  await look(page, `sent-${language}`)
  return page.url().split('/').at(-1)!
}

/** Eko at the desk in Bangkok takes it up, and says that the young man was found and is safe. */
async function answerIndonesia(page: Page, language: Language): Promise<void> {
  const say = sayIn(language)
  await page
    .getByRole('listbox', { name: say('requests:board.side.In') })
    .getByRole('option')
    .filter({ hasText: say('requests:kind.LocateAndWelfareCheck') })
    .click()
  await page.getByText(voices[language].place).first().waitFor()
  await look(page, `asked-${language}`)
  await page.getByRole('button', { name: say('requests:act.accept-request'), exact: true }).click()
  const begin = page.getByRole('button', { name: say('requests:act.begin-execution') })
  await begin.click()
  await begin.waitFor({ state: 'detached' })
  const answer = page.getByRole('button', { name: say('requests:act.report-execution'), exact: true })
  await answer.click()
  await page.getByRole('combobox', { name: say('requests:field.outcome') }).selectOption('Found')
  await page.getByRole('combobox', { name: say('requests:field.safety') }).selectOption('Safe')
  await page.getByRole('textbox', { name: say('requests:field.summary') }).fill(voices[language].summary)
  await look(page, `answering-${language}`)
  await answer.last().click()
  await page.getByRole('combobox', { name: say('requests:field.outcome') }).waitFor({ state: 'detached' })
  await page.getByText(voices[language].summary).first().waitFor()
  await look(page, `answered-${language}`)
}

/** Amara reads what they found, and tells the mother in words of her own. */
async function tellTheMother(page: Page, language: Language): Promise<void> {
  const say = sayIn(language)
  await page.getByText(voices[language].summary).first().waitFor()
  await look(page, `answer-${language}`)
  await page.getByRole('button', { name: say('requests:act.tell-reporter') }).click()
  const words = page.getByRole('textbox', { name: say('requests:form.tell-reporter') })
  await words.waitFor()
  expect(await words.inputValue()).toContain(say('requests:tell.outcome.Found'))
  await words.fill(voices[language].news)
  await look(page, `telling-${language}`)
  await page
    .getByRole('button', { name: say('requests:act.tell-reporter') })
    .last()
    .click()
  await words.waitFor({ state: 'detached' })
}
