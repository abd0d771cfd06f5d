import { z } from 'zod'
import { command } from '../../platform/contract.ts'
import { DeclineReason, one, Standing } from '../codes/contract.ts'

export const offerLead = command('requests/offer-lead', {
  summary: 'Offer the lead of the case behind a request to the other state, with a preview that names nobody.',
  input: z.strictObject(one),
  output: Standing,
})

export const withdrawLead = command('requests/withdraw-lead', {
  summary: 'Take an offer of the lead back; possible until the other state’s yes has arrived.',
  input: z.strictObject(one),
  output: Standing,
})

export const answerLead = command('requests/answer-lead', {
  summary: 'Take the lead that another state offers, or decline it with a reason.',
  input: z
    .strictObject({ ...one, yes: z.boolean(), reason: DeclineReason.nullable().default(null) })
    .refine(({ yes, reason }) => yes === (reason === null), { path: ['reason'], message: 'say why, or say yes' }),
  output: Standing,
})
