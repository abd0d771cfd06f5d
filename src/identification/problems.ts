import type { Mistake } from './screening/read-catalogue.ts'
import { Problem } from '../platform/problem.ts'
import type { IdentificationStatus } from './contract.ts'

export const forbiddenMove = (person: string, from: IdentificationStatus, to: IdentificationStatus) =>
  new Problem('identification/forbidden-move', 409, { person, from, to })
export const screenerDoesNotDecide = (person: string) =>
  new Problem('identification/screener-does-not-decide', 409, { person })
export const decidedMeanwhile = (person: string) => new Problem('identification/decided-meanwhile', 409, { person })
export const noSuchScreening = (screening: string) =>
  new Problem('identification/no-such-screening', 404, { screening })
export const noSuchForm = (form: string) => new Problem('identification/no-such-form', 404, { form })
export const screeningEnded = (screening: string) => new Problem('identification/screening-ended', 409, { screening })
export const unknownIndicator = (code: string) => new Problem('identification/unknown-indicator', 400, { code })
export const catalogueRefused = (mistakes: readonly Mistake[]) =>
  new Problem('identification/catalogue-refused', 422, { mistakes })
export const catalogueTaken = () => new Problem('identification/catalogue-taken', 409)
export const noSuchGround = (ground: string) => new Problem('identification/no-such-ground', 404, { ground })
export const noSuchBacking = (backing: string) => new Problem('identification/no-such-backing', 404, { backing })
export const boxWithoutBacking = (boxes: readonly string[]) =>
  new Problem('identification/box-without-backing', 409, { boxes })
export const noSuchDefinition = (definition: string) =>
  new Problem('identification/no-such-definition', 404, { definition })
export const ownDecisionByMessage = (person: string) =>
  new Problem('identification/own-decision-by-message', 409, { person })
export const needsAnAppeal = (person: string) => new Problem('identification/needs-an-appeal', 409, { person })
export const nothingToAppeal = (person: string) => new Problem('identification/nothing-to-appeal', 409, { person })
export const appealOpen = (person: string) => new Problem('identification/appeal-open', 409, { person })
export const noSuchAppeal = (appeal: string) => new Problem('identification/no-such-appeal', 404, { appeal })
export const deciderHearsNoAppeal = (of: string) => new Problem('identification/decider-hears-no-appeal', 409, { of })
export const notAnotherStates = (determination: string) =>
  new Problem('identification/not-another-states', 404, { determination })
export const answeredMeanwhile = (determination: string) =>
  new Problem('identification/answered-meanwhile', 409, { determination })
export const noSuchDecision = (determination: string) =>
  new Problem('identification/no-such-decision', 404, { determination })
export const overtaken = (determination: string) => new Problem('identification/overtaken', 409, { determination })
export const ageDisputed = (person: string) => new Problem('identification/age-disputed', 409, { person })
export const noSuchDispute = (dispute: string) => new Problem('identification/no-such-dispute', 404, { dispute })
export const disputerDoesNotDecide = (dispute: string) =>
  new Problem('identification/disputer-does-not-decide', 409, { dispute })
export const noSuchGuardian = (guardian: string) => new Problem('identification/no-such-guardian', 404, { guardian })
export const guardianOfThatFamily = (person: string) =>
  new Problem('identification/guardian-of-that-family', 409, { gate: 'G8', person })
