import type { Context } from 'hono'
import { languages, sayIn, type Language, type Say } from '../i18n.ts'

/** The language of a page, and its voice. */
export interface Words {
  readonly language: Language
  readonly say: Say
}

/** Of a route below `/:language{id|en}`. */
export function wordsOf(c: Context): Words {
  const language = languages.find((known) => known === c.req.param('language')) ?? 'en'
  return { language, say: sayIn(language) }
}
