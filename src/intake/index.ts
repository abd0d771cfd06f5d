import { Hono } from 'hono'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { blinded } from './cover-receipts.ts'
import { dropEndedVisits, dropLostUploads } from './drop-visits.ts'
import { filesApi } from './files-api.ts'
import * as attachFiles from './files/attach-files.ts'
import * as getReportEndpoint from './get-report.ts'
import * as listFiles from './files/list-files.ts'
import * as listUploads from './files/list-uploads.ts'
import * as openFile from './files/open-file.ts'
import { promised } from './keep-promise.ts'
import * as listInbox from './list-inbox.ts'
import * as markRead from './mark-read.ts'
import * as reply from './reply.ts'
import * as takeReport from './take-report.ts'
import { portal } from './portal/routes.ts'
import type { IntakeTables } from './tables.ts'

export { findReport, hasFiles } from './find-report.ts'
export { getReport } from './get-report.ts'
export { openReports } from './open-reports.ts'
export { answerReporter, moveReport, promiseContact, whyNotTell } from './thread.ts'
export type { IntakeTables } from './tables.ts'

export const slice: Slice<IntakeTables & PlatformTables> = {
  name: 'intake',
  endpoints: [
    [takeReport.endpoint, listInbox.endpoint, getReportEndpoint.endpoint, reply.endpoint, markRead.endpoint],
    [listFiles.endpoint, openFile.endpoint, listUploads.endpoint, attachFiles.endpoint],
  ].flat(),
  blinded: [blinded],
  listeners: { 'casework.contact-promised': promised },
  routes: (host) => new Hono().route('/', filesApi(host)).route('/', portal(host)),
  start: async (host) => {
    const sweep = () => dropEndedVisits(host).catch((error) => host.log('visits', { error: String(error) }))
    const tidy = () => dropLostUploads(host).catch((error) => host.log('uploads', { error: String(error) }))
    const timers = [setInterval(() => void sweep(), 60_000), setInterval(() => void tidy(), 60 * 60_000)]
    await sweep()
    return async () => timers.forEach((timer) => clearInterval(timer))
  },
}
