import { getPerson } from '../../casework/index.ts'
import { listLettersOf } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey } from '../../platform/seal.ts'
import { rowsOf, toDetermination } from '../get-determination.ts'
import { LetterLanguage, listDecisionLetters } from './contract.ts'
import { canBeTold, type LetterCtx } from './draw-up.ts'

export const endpoint = handle(listDecisionLetters, {
  needs: 'casework.read',
  audit: ({ person }, output) => ({ subject: person, cases: [output.case] }),

  async run(context: LetterCtx, { person }) {
    const { db, vault, state } = context
    const found = await getPerson(context, person)
    const rows = await rowsOf(db, person).where('state', '=', state).orderBy('number', 'desc').execute()
    const key = await getDataKey(db, vault, found.case)
    const decided = rows.filter(canBeTold)
    const letters = []
    for (const { id } of decided) letters.push(...(await listLettersOf(context, { subject: id, key })))
    const hers = found.languages.map((tag) => tag.split('-')[0]!)
    return {
      person,
      case: found.case,
      decision: rows[0] && canBeTold(rows[0]) ? toDetermination(rows[0], key) : null,
      languages: LetterLanguage.options.filter((language) => hers.includes(language)),
      letters,
    }
  },
})
