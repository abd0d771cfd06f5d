import { dropFiles, removeFiles } from './keep-file.ts'
import { endVisit, tokenOf, type IntakeHost } from './visit.ts'

/** Ends what a browser was doing. What it had not sent is gone, files too. */
export async function dropVisit(host: IntakeHost, request: Request): Promise<void> {
  const token = tokenOf(host, request)
  const draft = token && (await endVisit(host, token))
  if (draft) await dropFiles(host, draft)
}

/** Ends every visit whose time is over. Half-written reports that nobody can open any more do not stay. */
export async function dropEndedVisits(host: IntakeHost): Promise<number> {
  const { rows } = await host.system.pool.query<{ report: string; kind: string }>(
    'delete from intake.visit where expires_at <= $1 returning report, kind',
    [host.clock()],
  )
  for (const { report, kind } of rows) if (kind === 'Writing') await dropFiles(host, report)
  return rows.length
}

/** An upload that no officer joined to a report within a week was left behind. */
const leftBehind = 7 * 24 * 60 * 60_000

export async function dropLostUploads(host: IntakeHost): Promise<void> {
  const { rows } = await host.system.pool.query<{ id: string }>(
    `select id from intake.file where at <= $1
        and not exists (select from intake.report where id = file.report)
        and not exists (select from intake.visit where report = file.report)`,
    [new Date(host.clock().getTime() - leftBehind)],
  )
  await removeFiles(
    host,
    rows.map(({ id }) => id),
  )
}
