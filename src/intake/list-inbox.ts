import { sql } from 'kysely'
import { handle } from '../platform/handle.ts'
import { listInbox } from './contract.ts'
import { summaryOf } from './get-report.ts'
import type { IntakeTables } from './tables.ts'

const columns = [
  'id',
  'receipt',
  'received_at',
  'state',
  'danger',
  'channel',
  'language',
  'taken_by',
  'first_answered_at',
  'next_contact_due',
  'case_file',
] as const

export const endpoint = handle<IntakeTables, typeof listInbox.input, typeof listInbox.output>(listInbox, {
  needs: 'intake.read',
  audit: (_, { reports }) => ({ subject: 'inbox', detail: { reports: reports.length } }),
  async run({ db }, { states, before, limit }) {
    let reports = db
      .selectFrom('intake.report')
      .select(columns)
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
    if (states?.length) reports = reports.where('state', 'in', states)
    if (before)
      reports = reports.where(sql<boolean>`(received_at, id) < (${new Date(before.receivedAt)}, ${before.id})`)
    return { reports: (await reports.execute()).map(summaryOf) }
  },
})
