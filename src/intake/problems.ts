import { Problem } from '../platform/problem.ts'
import type { ReportState } from './contract.ts'

export const noSuchReport = (report: string) => new Problem('intake/no-such-report', 404, { report })
export const cannotMove = (report: string, from: ReportState, to: ReportState) =>
  new Problem('intake/cannot-move', 409, { report, from, to })
export const dateIsPast = (report: string) => new Problem('intake/date-is-past', 400, { report })
export const noSuchFile = (file: string) => new Problem('intake/no-such-file', 404, { file })
