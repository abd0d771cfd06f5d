import { handle, type Context } from '../../platform/handle.ts'
import { digestOf, wordsSaid } from '../../platform/portal/said-words.ts'
import { changedMeanwhile, wordsMissing } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { confirmTongue } from './contract.ts'
import { mustBeTranslated } from './must-be-translated.ts'
import { givenWords } from './tongues-kept.ts'

/** A review is of the words that the reader had before her: when one changed since, she is told. */
export const endpoint = handle(confirmTongue, {
  needs: 'directory.edit',
  audit: ({ language, slice, digest }) => ({ subject: `${language} ${slice}`, detail: { digest } }),
  run: async ({ db, officer, now }: Context<DirectoryTables>, { reviewer, digest, ...which }) => {
    const wanted = mustBeTranslated(which)
    const words = wordsSaid(which.slice, which.language, await givenWords(db))
    if (Object.keys(wanted).some((key) => !words[key])) throw wordsMissing(which.language, which.slice)
    if (digestOf(words) !== digest) throw changedMeanwhile(`${which.language} ${which.slice}`, 0)
    const row = { ...which, digest, reviewer, officer: officer.id, post: officer.post, at: now }
    await db.insertInto('directory.portal_review').values(row).execute()
    return {}
  },
})
