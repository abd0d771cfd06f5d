import { endpoint as assessRisk } from './assess-risk.ts'
import { endpoint as contactPerson } from './contact-person.ts'
import { endpoint as getSafety } from './get-safety.ts'
import { endpoint as liftFlag } from './lift-flag.ts'
import { endpoint as logDemand } from './log-demand.ts'
import { endpoint as mayTellReporter } from './may-tell-reporter.ts'
import { endpoint as raiseFlag } from './raise-flag.ts'
import { endpoint as writePlan } from './write-plan.ts'

export const endpoints = [
  assessRisk,
  raiseFlag,
  liftFlag,
  writePlan,
  contactPerson,
  logDemand,
  getSafety,
  mayTellReporter,
]
