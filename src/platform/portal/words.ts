import type { Context } from 'hono'
import { isLanguage, languages, sayIn, type Language, type Say } from '../i18n.ts'
import { Tongue } from './contract.ts'
import { html, type Markup } from './html.ts'
import { spokenAsMade, type Spoken } from './spoken.ts'

/** The language of a page, and its voice. */
export interface Words<T extends Tongue = Tongue> {
  readonly language: T
  readonly say: Say
}

/** Of a route below `/:language`; undefined where that names none. */
export function findWords(c: Context, { spoken = spokenAsMade }: { readonly spoken?: Spoken }): Words | undefined {
  const language = Tongue.options.find((known) => known === c.req.param('language'))
  return language && { language, say: spoken.say(language) }
}

/** In a language of the desk, of a route below `/:language{id|en}`: what only officers of other states read. */
export function wordsOf(c: Context): Words<Language> {
  const language = languages.find((known) => known === c.req.param('language')) ?? 'en'
  return { language, say: sayIn(language) }
}

/** By what the browser asks for, else the language of the state; she chooses herself on the page. */
export const guessTongue = (c: Context, state: string): Tongue => askedTongue(c) ?? known(homeOf[state]) ?? 'en'

/** The first of ours that the browser asks for. */
export function askedTongue(c: Context): Tongue | undefined {
  const asked = (c.req.header('accept-language') ?? '').split(',')
  return asked.flatMap((part) => {
    const name = part.trim().toLowerCase().split(/[-;]/, 1)[0]!
    return known(olderNames[name] ?? name) ?? []
  })[0]
}

const known = (name: string | undefined) => Tongue.options.find((tongue) => tongue === name)

/** What old telephones still call them. */
const olderNames: Readonly<Record<string, Tongue>> = { tl: 'fil', in: 'id' }

const homeOf: Readonly<Record<string, string>> = {
  BN: 'ms',
  ID: 'id',
  KH: 'km',
  LA: 'lo',
  MM: 'my',
  MY: 'ms',
  PH: 'fil',
  TH: 'th',
  TL: 'pt',
  VN: 'vi',
}

/** What is on file in the languages of the desk, on a page of any language: English where there is no other, and marked so. */
export const onFile = (language: Tongue, text: Readonly<Record<Language, string>>): string | Markup =>
  isLanguage(language) ? text[language] : html`<span lang="en">${text.en}</span>`
