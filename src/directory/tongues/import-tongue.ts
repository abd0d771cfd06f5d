import { handle, type Context } from '../../platform/handle.ts'
import { wordsSaid } from '../../platform/portal/said-words.ts'
import type { DirectoryTables } from '../tables.ts'
import { importTongue } from './contract.ts'
import { mustBeTranslated } from './must-be-translated.ts'
import { givenWords } from './tongues-kept.ts'
import { readXliff } from './xliff.ts'

/** Kept is what differs from the program's own words, so that a better program is not held back by an old file. */
export const endpoint = handle(importTongue, {
  needs: 'directory.edit',
  audit: ({ language, slice }, { changed, mistakes }) => ({
    subject: `${language} ${slice}`,
    detail: { changed, mistakes: mistakes.length },
  }),
  run: async ({ db, officer, now }: Context<DirectoryTables>, { xliff, ...which }) => {
    const { words, mistakes } = readXliff(xliff, which, mustBeTranslated(which))
    if (mistakes.length > 0) return { changed: 0, mistakes: [...mistakes] }
    const stands = wordsSaid(which.slice, which.language, await givenWords(db))
    const changed = Object.keys(words).filter((key) => words[key] !== stands[key]).length
    if (changed > 0) {
      const own = wordsSaid(which.slice, which.language)
      const kept = Object.fromEntries(Object.entries(words).filter(([key, text]) => own[key] !== text))
      const row = { ...which, words: JSON.stringify(kept), officer: officer.id, post: officer.post, at: now }
      await db.insertInto('directory.portal_words').values(row).execute()
    }
    return { changed, mistakes: [] }
  },
})
