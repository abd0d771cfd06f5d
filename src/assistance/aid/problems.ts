import { Problem } from '../../platform/problem.ts'

export const noSuchLawyer = (lawyer: string) => new Problem('assistance/no-such-lawyer', 404, { lawyer })
export const noSuchMandate = (mandate: string) => new Problem('assistance/no-such-mandate', 404, { mandate })
export const actsForAccused = (lawyer: string) => new Problem('assistance/acts-for-accused', 409, { lawyer })
export const lawyerIsKnown = () => new Problem('assistance/lawyer-is-known', 409)
export const alreadyAsked = (lawyer: string) => new Problem('assistance/already-asked', 409, { lawyer })
export const counselAnswers = (mandate: string) => new Problem('assistance/counsel-answers', 403, { mandate })
export const notCounsel = (mandate: string) => new Problem('assistance/not-counsel', 404, { mandate })
export const mandateStepDoesNotFollow = (mandate: string, step: string) =>
  new Problem('assistance/mandate-step-does-not-follow', 409, { mandate, step })
