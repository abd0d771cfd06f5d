import { z } from 'zod'
import { RequestClock } from '../directory/contract.ts'
import {
  Caveat,
  DeclineReason,
  LegalBasis,
  Pap,
  Purpose,
  RequestId,
  State,
  TextLanguage,
  Tlp,
  Urgency,
  WithdrawReason,
} from './contract.ts'
import type { RequestKind } from './contract.ts'
import { answerFields, definitions, laterFields, wholeFields } from './definitions.ts'
import { isFormal } from './upgrade/article-six.ts'
import { requestedSteps, requesterSteps } from './machine.ts'

const post = z.string().min(1).max(200)
const at = z.iso.datetime()

/** The message that opens a request in the other state. Strict: what is not named here does not cross. */
export const openingOf = (kind: RequestKind) => {
  const { purposes } = definitions[kind]
  return z.strictObject({
    request: RequestId,
    kind: z.literal(kind),
    to: State,
    purpose: Purpose.refine((purpose) => purposes.includes(purpose)),
    urgency: Urgency,
    tlp: Tlp,
    /** What may be done with it at most. */
    pap: Pap.default('AMBER'),
    caveats: z.array(Caveat).max(6),
    legalBasis: z.array(LegalBasis).max(12),
    /** The language of the texts, BCP 47. */
    language: z.string().min(2).max(10),
    acknowledgeDue: at,
    /** Null where nothing is asked. */
    answerDue: at.nullable(),
    post,
    at,
    fields: wholeFields(kind),
    /** By which rule, and in which days or hours, it is counted; null where that is not said. */
    clock: RequestClock.nullable().default(null),
    /** The request that this one was raised from; of two threads the later may arrive first. */
    upgradedFrom: RequestId.nullable().default(null),
    /** It stands as a diplomatic or consular note. A formal request is more than one. */
    note: (isFormal(kind) ? z.literal(false) : z.boolean()).default(false),
  })
}
export type Opening = z.infer<ReturnType<typeof openingOf>>

/** The type of every later message about a request, in either direction. */
export const stepMessage = 'requests.step@1.0'

/** A later step: an answer, a question, more information, an end. */
export const stepOf = (kind: RequestKind) =>
  z
    .strictObject({
      request: RequestId,
      step: z.enum([...requestedSteps, ...requesterSteps]),
      reason: z.union([DeclineReason, WithdrawReason]).nullable(),
      text: z.string().trim().min(1).max(4000).nullable(),
      /** The language of its free words, where that is told. */
      language: TextLanguage.nullable().default(null),
      /** What a question brought to light. */
      fields: laterFields(kind).nullable(),
      answer: answerFields(kind).nullable(),
      post,
      at,
    })
    .refine(({ step, reason }) => (step === 'Declined') === DeclineReason.options.includes(reason as DeclineReason))
    .refine(({ step, reason }) => (step === 'Withdrawn') === WithdrawReason.options.includes(reason as WithdrawReason))
    .refine(({ step, fields }) => fields === null || step === 'MoreInfoGiven')
    .refine(({ step, answer }) => (answer !== null) === (step === 'Executed' || step === 'PartiallyExecuted'))
    // An end leaves with a code and nothing about the person.
    .refine(({ step, text }) => text === null || !['Withdrawn', 'Expired', 'ClosedByRequester'].includes(step))
export type StepBody = z.infer<ReturnType<typeof stepOf>>
