import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { Languages, LetterFile, LetterId, LetterLanguage, LetterPreview, LetterRow } from '../../letters/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { Determination, DeterminationId, Reasons } from '../status.contract.ts'

export { LetterLanguage, type LetterPreview } from '../../letters/contract.ts'

const about = { person: PersonId, case: CaseId }

const wanted = {
  determination: DeterminationId,
  /** Hers first; the state's own beside it where it is another. */
  languages: Languages,
  /** Why, in plain words of her language. What else the reasons hold stays in the file. */
  reasons: Reasons,
}

export const listDecisionLetters = query('identification/list-decision-letters', {
  summary: 'The letters that told a person what was decided about her, and the decision that can be told now.',
  input: z.strictObject({ person: PersonId }),
  output: z.object({
    ...about,
    /** What stands now and can be told; null while nothing of ours was decided. */
    decision: Determination.nullable(),
    /** The languages that she understands and that a letter can be written in. */
    languages: z.array(LetterLanguage),
    letters: z.array(LetterRow),
  }),
})

export const previewDecisionLetter = query('identification/preview-decision-letter', {
  summary: 'The letter to her as it would be issued, with every gap marked.',
  input: z.strictObject({ ...wanted, reasons: z.string().max(8000) }),
  output: LetterPreview.extend(about),
})

export const issueDecisionLetter = command('identification/issue-decision-letter', {
  summary: 'Issue the letter that tells a person what was decided about her, why, what it means and how to appeal.',
  input: z.strictObject(wanted),
  output: LetterFile.extend({ ...about, letter: LetterId, code: z.string() }),
})

export const openDecisionLetter = query('identification/open-decision-letter', {
  summary: 'The very bytes of a decision letter, to print or hand over again.',
  input: z.strictObject({ letter: LetterId }),
  output: LetterFile.extend(about),
})
