import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { ReportId } from '../../intake/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { FieldValues, language, one, Standing, text, WithdrawReason } from '../codes/contract.ts'

export const withdrawRequest = command('requests/withdraw-request', {
  summary: 'Take a request back; the other state is told, with a reason code and nothing else.',
  input: z.strictObject({ ...one, reason: WithdrawReason }),
  output: Standing,
})

export const closeRequest = command('requests/close-request', {
  summary: 'Close a request that was answered.',
  input: z.strictObject(one),
  output: Standing,
})

export const giveMoreInformation = command('requests/give-more-information', {
  summary: 'Answer the other state’s question; its clock runs again.',
  input: z.strictObject({ ...one, text, language, values: FieldValues.default({}) }),
  output: Standing,
})

export const tellReporter = command('requests/tell-reporter', {
  summary: 'Tell the person who reported what the other state answered, in plain words.',
  input: z.strictObject({ ...one, text }),
  output: Standing,
})

export const proposeWords = query('requests/propose-words', {
  summary: 'Plain words for the reporter about what the other state answered, in her language, to be edited.',
  input: z.strictObject(one),
  output: z.object({ ...one, case: CaseId, report: ReportId, language: z.string(), text: z.string() }),
})
