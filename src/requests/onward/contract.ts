import { z } from 'zod'
import { command } from '../../platform/contract.ts'
import { one, Standing } from '../codes/contract.ts'

export const askOnward = command('requests/ask-onward', {
  summary: 'Ask each state whose information a draft carries whether it may go on.',
  input: z.strictObject(one),
  output: Standing,
})

export const answerOnward = command('requests/answer-onward', {
  summary: 'Let what we sent go on to a third state, or not; the answer is recorded on both sides.',
  input: z.strictObject({ ...one, question: z.uuid(), yes: z.boolean() }),
  output: Standing,
})
