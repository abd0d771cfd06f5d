import type { ReportId } from '../intake/contract.ts'
import { Problem } from '../platform/problem.ts'

export const notInQueue = (report: ReportId) => new Problem('triage/not-in-queue', 404, { report })
export const alreadyDecided = (report: ReportId) => new Problem('triage/already-decided', 409, { report })
export const caseMissing = (report: ReportId) => new Problem('triage/case-missing', 400, { report })
export const openingMissing = (report: ReportId) => new Problem('triage/opening-missing', 400, { report })
/** She has written, and nobody has marked it as read: it may change everything. */
export const unreadFirst = (report: ReportId) => new Problem('triage/unread-first', 409, { report })
export const noSuchAction = (report: ReportId) => new Problem('triage/no-such-action', 404, { report })
export const dateIsPast = (report: ReportId) => new Problem('triage/date-is-past', 400, { report })
