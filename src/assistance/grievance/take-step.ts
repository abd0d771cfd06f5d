import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { nobodyToReview, noConsentAbroad, stepDoesNotFollow, whoDecidedDoesNotHear } from './problems.ts'
import { takeGrievanceStep } from './contract.ts'
import { addStep, getRow, openKept, type OfficerCtx } from './keep.ts'

export const endpoint = handle(takeGrievanceStep, {
  needs: 'assistance.hear-grievance',
  audit: ({ grievance, step }) => ({ subject: grievance, detail: { step } }),
  broken: {
    this_step_does_not_follow: ({ grievance, step }) => stepDoesNotFollow(grievance, step),
    who_decided_does_not_hear_the_appeal: ({ grievance }) => whoDecidedDoesNotHear(grievance),
    nothing_goes_abroad_without_consent: ({ grievance }) => noConsentAbroad(grievance),
  },

  async run(context: OfficerCtx, { grievance: id, step, text, ...more }) {
    const row = await getRow(context, id)
    if (step === 'ReviewAsked') {
      const { person, case: caseId } = await openKept(context, row)
      if (person === null || row.type !== 'WrongIdentificationDecision') throw nobodyToReview(id)
      // Heard by whoever decides identity: a fresh decision-maker, while services go on.
      await announce(context.db, 'assistance.review-asked', { grievance: id, person, case: caseId })
    }
    await addStep(context, id, { kind: step, text, ...more })
    return { grievance: id }
  },
})
