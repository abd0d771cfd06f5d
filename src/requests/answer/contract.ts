import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command } from '../../platform/contract.ts'
import { DeclineReason, FieldValues, language, one, Standing, text } from '../codes/contract.ts'

export const acknowledgeRequest = command('requests/acknowledge-request', {
  summary: 'Tell the asking state that a competent officer has read its request.',
  input: z.strictObject(one),
  output: Standing,
})

export const askForInformation = command('requests/ask-for-information', {
  summary: 'Ask the requesting state for what is missing; the clock stops.',
  input: z.strictObject({ ...one, text, language }),
  output: Standing,
})

export const acceptRequest = command('requests/accept-request', {
  summary: 'Accept another state’s request, whole or in part.',
  input: z
    .strictObject({ ...one, part: z.boolean().default(false), text: text.nullable().default(null), language })
    .refine(({ part, text }) => !part || text !== null, { path: ['text'], message: 'say which part' }),
  output: Standing,
})

export const declineRequest = command('requests/decline-request', {
  summary: 'Decline another state’s request, with the reason.',
  input: z.strictObject({ ...one, reason: DeclineReason, text, language }),
  output: Standing,
})

export const beginExecution = command('requests/begin-execution', {
  summary: 'Say that work on the request has begun.',
  input: z.strictObject({ ...one, text: text.nullable().default(null), language }),
  output: Standing,
})

export const reportExecution = command('requests/report-execution', {
  summary: 'Report what was found or done, whole or in part.',
  input: z.strictObject({ ...one, part: z.boolean().default(false), answer: FieldValues, language }),
  output: Standing,
})

export const linkToCase = command('requests/link-to-case', {
  summary: 'Join another state’s request to a case of ours, and to the person it is about.',
  input: z.strictObject({ ...one, case: CaseId, person: PersonId.nullable().default(null) }),
  output: Standing,
})

export const unlinkFromCase = command('requests/unlink-from-case', {
  summary: 'Take another state’s request out of a case to which it was joined by mistake.',
  input: z.strictObject(one),
  output: Standing.extend({ from: CaseId }),
})

export const openCaseFromRequest = command('requests/open-case-from-request', {
  summary: 'Open a case of our own for what another state asks.',
  input: z.strictObject({ ...one, title: z.string().trim().min(3).max(200) }),
  output: Standing,
})
