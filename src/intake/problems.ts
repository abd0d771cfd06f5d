import { Problem } from '../platform/problem.ts'
import type { ReportState, WhyNot } from './contract.ts'

export const noSuchReport = (report: string) => new Problem('intake/no-such-report', 404, { report })
export const cannotMove = (report: string, from: ReportState, to: ReportState) =>
  new Problem('intake/cannot-move', 409, { report, from, to })
export const dateIsPast = (report: string) => new Problem('intake/date-is-past', 400, { report })
export const noSuchFile = (file: string) => new Problem('intake/no-such-file', 404, { file })

const refusals: Record<WhyNot, (detail: { report: string; why: WhyNot }) => Problem> = {
  FamilyInvolved: (detail) => new Problem('intake/family-is-not-told', 409, detail),
  StillInside: (detail) => new Problem('intake/safe-word-first', 409, detail),
  DeviceMonitored: (detail) => new Problem('intake/reason-first', 409, detail),
  OutsideSafeHours: (detail) => new Problem('intake/reason-first', 409, detail),
}
export const notToldNow = (report: string, why: WhyNot) => refusals[why]({ report, why })
