import type { Listener } from '../platform/slice.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { OwnCount } from './contract.ts'
import type { FiguresTables } from './tables.ts'

/** Which news of the floors below counts as what, which id in it is counted, and what else it must say. */
const heard: readonly { news: string; kind: OwnCount; subject: string; only?: Record<string, unknown> }[] = [
  { news: 'intake.report-received', kind: 'ReportReceived', subject: 'report' },
  { news: 'triage.report-decided', kind: 'ReportAnswered', subject: 'report' },
  { news: 'casework.case-opened', kind: 'CaseOpened', subject: 'case' },
  { news: 'requests.moved', kind: 'RequestSent', subject: 'request', only: { side: 'Out', status: 'Sent' } },
  { news: 'requests.answered', kind: 'RequestAnswered', subject: 'request' },
]

/** News may come twice; a subject is counted once. */
export const listeners: Record<string, Listener<FiguresTables & PlatformTables>> = Object.fromEntries(
  heard.map(({ news, kind, subject, only = {} }) => [
    news,
    async ({ db, now }, payload) => {
      if (Object.entries(only).some(([part, value]) => payload[part] !== value)) return
      await db
        .insertInto('figures.event')
        .values({ kind, subject: payload[subject] as string, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  ]),
)
