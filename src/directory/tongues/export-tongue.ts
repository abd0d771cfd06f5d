import { handle, type Context } from '../../platform/handle.ts'
import { wordsSaid } from '../../platform/portal/said-words.ts'
import type { DirectoryTables } from '../tables.ts'
import { exportTongue } from './contract.ts'
import { mustBeTranslated } from './must-be-translated.ts'
import { givenWords } from './tongues-kept.ts'
import { writeXliff } from './xliff.ts'

export const endpoint = handle(exportTongue, {
  needs: 'directory.read',
  audit: ({ language, slice }) => ({ subject: `${language} ${slice}` }),
  run: async ({ db }: Context<DirectoryTables>, which) => {
    const wanted = mustBeTranslated(which)
    const said = wordsSaid(which.slice, which.language, await givenWords(db))
    return { name: `suar-${which.slice}-${which.language}.xlf`, xliff: writeXliff(which, wanted, said) }
  },
})
