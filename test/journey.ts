import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { sayIn, type Language, type Say } from '../src/platform/i18n.ts'
import { picture, violations } from './desk.ts'

/** What the people of a story write themselves, in their own language. */
export interface Voices {
  readonly happening: string
  readonly place: string
  readonly answer: string
  readonly danger: string
  readonly summary: string
  readonly news: string
}

export const voices: Record<Language, Voices> = {
  id: {
    happening: 'Anak saya dikurung dan dipukul. Katanya besok akan dijual ke gedung lain.',
    place: 'gedung C-9 dekat Mae Sot',
    answer: 'Laporan Ibu sudah kami baca dan kami kerjakan. Kabar berikutnya di halaman ini.',
    danger: 'Dijaga orang bersenjata; telepon didengarkan.',
    summary: 'Diajak bicara sendirian di luar gedung; ingin pulang.',
    news: 'Riko sudah ditemukan dan aman. Kami sedang menyiapkan kepulangannya.',
  },
  en: {
    happening: 'My son is locked in and beaten. They say he is sold to another building tomorrow.',
    place: 'Building C-9 near Mae Sot',
    answer: 'We have read your report and work on it. The next news stands on this page.',
    danger: 'Guards carry weapons; calls are listened to.',
    summary: 'Spoken to alone outside the building; wants to go home.',
    news: 'Riko was found and is safe. We are preparing his way home.',
  },
}

/** Looks at a screen as it stands: a picture when asked for, axe, and no scrolling sideways. */
export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect([name, await violations(page)]).toEqual([name, []])
  expect([name, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([name, true])
}

/** A mother with a small phone that runs no script. Each call is another visit from another browser. */
export function aMother(browser: Browser, { origin, language }: { origin: string; language: Language }) {
  const say = sayIn(language)

  async function visit<T>(tell: (page: Page, see: (name: string) => Promise<void>) => Promise<T>): Promise<T> {
    const phone = { viewport: { width: 360, height: 740 }, locale: language }
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
    const judge = await browser.newContext({ ...phone, bypassCSP: true }) // axe is a script; it gets a copy
    const page = await context.newPage()
    page.setDefaultTimeout(8000)
    const see = async (name: string) => {
      const copy = await judge.newPage()
      await copy.setContent(await page.content())
      await look(copy, `${name}-${language}`)
      await copy.close()
    }
    await page.goto(`${origin}/${language}/`)
    const told = await tell(page, see)
    await context.close()
    await judge.close()
    return told
  }

  return {
    /** Writes all she knows, sends it, and notes the number and the PIN from the receipt. */
    write: (voice: Voices) =>
      visit(async (page, see) => {
        await page.getByRole('link', { name: say('intake:home.write') }).click()
        for (const answer of answers(page, say, voice)) {
          await answer()
          await page.getByRole('button', { name: say('intake:step.next'), exact: true }).click()
        }
        await page.getByRole('heading', { name: say('intake:review.title') }).waitFor()
        expect(await page.getByRole('main').innerText()).toContain(voice.place)
        await see('review')
        await page.getByRole('button', { name: say('intake:review.send') }).click()
        await page.getByRole('heading', { name: say('intake:receipt.title') }).waitFor()
        await see('receipt')
        const [number, pin] = await page.locator('.karcis b').allInnerTexts()
        return { number: number!, pin: pin! }
      }),
    /** All that her page says when she opens it with number and PIN. */
    read: ({ number, pin }: { number: string; pin: string }) =>
      visit(async (page, see) => {
        await page.getByRole('link', { name: say('intake:home.read') }).click()
        await page.getByRole('textbox', { name: say('intake:signIn.number') }).fill(number)
        await page.getByRole('textbox', { name: say('intake:signIn.pin') }).fill(pin)
        await page.getByRole('button', { name: say('intake:signIn.open') }).click()
        await page.getByRole('heading', { name: say('intake:thread.title') }).waitFor()
        await see('thread')
        return page.getByRole('main').innerText()
      }),
    readFigures: () =>
      visit(async (page, see) => {
        await page.getByRole('link', { name: say('intake:door.angka.title') }).click()
        await page.getByRole('heading', { name: say('figures:page.title') }).waitFor()
        await see('figures')
        return page.getByRole('main').innerText()
      }),
  }
}

/** What she answers, question by question, in the order of the pages. */
function answers(page: Page, say: Say, voice: Voices): readonly (() => Promise<void>)[] {
  const choose = (question: string, option: string) =>
    page
      .getByRole('group', { name: say(`intake:question.${question}`) })
      .getByRole('radio', { name: say(`intake:option.${option}`), exact: true })
      .check()
  const type = (question: string, text: string) =>
    page.getByRole('textbox', { name: say(`intake:question.${question}`) }).fill(text)
  return [
    () => choose('concerns', 'concerns.Child'),
    () => type('called', 'Riko'),
    async () => {
      await type('place', voice.place)
      await choose('placeKnownFrom', 'placeKnownFrom.PersonSaid')
    },
    async () => {
      await choose('danger', 'danger.Now')
      await type('happening', voice.happening)
    },
    () => choose('lastHeard', 'lastHeard.Days'),
    () => type('recruiter', 'Telegram @hr_kitewind'),
    async () => undefined,
    () => choose('contactWay', 'contactWay.ReadHere'),
    () => choose('mayRead-otherState', 'mayRead.Yes'),
  ]
}
