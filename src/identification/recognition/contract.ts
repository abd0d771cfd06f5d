import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command } from '../../platform/contract.ts'
import {
  DecisionBody,
  Determination,
  DeterminationId,
  Reasons,
  Seen,
  type IdentificationStatus,
} from '../status.contract.ts'

/** What we answer to another state's decision (ACTIP 14.2: respect and recognise). */
export const RecognitionAnswer = z.enum(['Recognised', 'InPart', 'NotRecognised'])
export type RecognitionAnswer = z.infer<typeof RecognitionAnswer>

export const Recognition = z.object({
  id: z.uuid(),
  /** The other state's decision. */
  determination: DeterminationId,
  answer: RecognitionAnswer,
  body: DecisionBody,
  reasons: z.string(),
  at: z.iso.datetime(),
  by: z.uuid(),
})
export type Recognition = z.infer<typeof Recognition>

const below: readonly IdentificationStatus[] = ['NotScreened', 'NoIndicators', 'IndicatorsPresent']

/**
 * What our own status becomes by the answer, or nothing. Only ever in her favour: nobody becomes `NotAVictim` because
 * another state says so (gate G9), and what was refused here is undone on appeal only.
 */
export function statusByRecognition(
  ours: IdentificationStatus,
  theirs: IdentificationStatus,
  answer: RecognitionAnswer,
): 'PresumedVictim' | 'IdentifiedVictim' | undefined {
  const victim = theirs === 'PresumedVictim' || theirs === 'IdentifiedVictim'
  if (!victim || answer === 'NotRecognised') return undefined
  if (answer === 'Recognised' && theirs === 'IdentifiedVictim')
    return below.includes(ours) || ours === 'PresumedVictim' ? 'IdentifiedVictim' : undefined
  return below.includes(ours) ? 'PresumedVictim' : undefined
}

export const answerRecognition = command('identification/answer-recognition', {
  summary: 'Recognise what another state decided, in whole or in part, or say why not.',
  input: z.strictObject({
    determination: DeterminationId,
    answer: RecognitionAnswer,
    body: DecisionBody,
    reasons: Reasons,
    seen: Seen,
  }),
  output: z.object({
    person: PersonId,
    case: CaseId,
    recognition: Recognition,
    /** Our own decision that follows from it. */
    follows: Determination.nullable(),
  }),
})
