import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Host } from '../platform/http.ts'
import { inSystem } from '../platform/in-system.ts'
import { openJson, sealJson, type Vault } from '../platform/seal.ts'
import { Fragments } from './contract.ts'
import { keyFrom } from './receipt.ts'
import type { IntakeTables } from './tables.ts'

export type IntakeHost = Host<IntakeTables & PlatformTables>
export type VisitKind = IntakeTables['intake.visit']['kind']

/** What one browser is doing here. */
export interface Visit {
  /** The secret in its cookie: its draft opens with it, and its receipt comes from it. */
  readonly token: string
  /** The report that is written or read; while writing, the id it will have. */
  readonly report: string
  readonly kind: VisitKind
  readonly fragments: Fragments
}

const minutes: Record<VisitKind, number> = { Writing: 24 * 60, Sent: 30, Reading: 10 }

const blindToken = (vault: Vault, token: string) => vault.mark('intake.visit', token)
const cookieName = (host: Pick<IntakeHost, 'origin'>) => (host.origin.startsWith('https:') ? '__Host-l' : 'l')

export function cookieFor(host: Pick<IntakeHost, 'origin'>, token: string): string {
  const secure = host.origin.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(host)}=${token}; Path=/; HttpOnly; SameSite=Strict${secure}`
}

export function tokenOf(host: Pick<IntakeHost, 'origin'>, request: Request): string | undefined {
  const cookies = request.headers.get('cookie') ?? ''
  return new RegExp(`(?:^|; )${cookieName(host)}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookies)?.[1]
}

/** The visit of this browser, when it has one that has not ended; a look at it lengthens it. */
export async function findVisit(host: IntakeHost, request: Request, kind: VisitKind): Promise<Visit | undefined> {
  const token = tokenOf(host, request)
  if (token === undefined) return undefined
  const { rows } = await host.system.pool.query<{ report: string; draft: Buffer | null }>(
    `update intake.visit set expires_at = $3 where token = $1 and kind = $2 and expires_at > $4 returning report, draft`,
    [blindToken(host.vault, token), kind, until(host, kind), host.clock()],
  )
  const row = rows[0]
  return row && { token, report: row.report, kind, fragments: openDraft(token, row.report, row.draft) }
}

/** Begins a visit with a cookie of its own. */
export async function beginVisit(host: IntakeHost, kind: VisitKind, report = host.newId()): Promise<Visit> {
  const token = randomBytes(32).toString('base64url')
  await host.system.pool.query('insert into intake.visit (token, report, kind, expires_at) values ($1, $2, $3, $4)', [
    blindToken(host.vault, token),
    report,
    kind,
    until(host, kind),
  ])
  return { token, report, kind, fragments: {} }
}

/** Adds answers to the draft, one writer at a time, so that two tabs do not undo each other. */
export async function saveAnswers(host: IntakeHost, { token, report }: Visit, answers: Fragments): Promise<Fragments> {
  return inSystem(host, async ({ db, vault }) => {
    const row = await lockVisit(db, blindToken(vault, token))
    const fragments = Fragments.parse({ ...openDraft(token, report, row.draft), ...answers })
    const draft = sealJson({ id: report, key: keyFrom(token) }, 'draft', fragments)
    await db
      .updateTable('intake.visit')
      .set({ draft, expires_at: until(host, 'Writing') })
      .where('token', '=', blindToken(vault, token))
      .execute()
    return fragments
  })
}

const lockVisit = (db: Db<IntakeTables>, token: Buffer) =>
  db
    .selectFrom('intake.visit')
    .select(['draft', 'report'])
    .where('token', '=', token)
    .where('kind', '=', sql.lit('Writing'))
    .forUpdate()
    .executeTakeFirstOrThrow()

/** The draft is a report now; the page with its receipt stays open for a while. */
export async function markSent(host: IntakeHost, { token }: Visit): Promise<void> {
  await host.system.pool.query(
    `update intake.visit set kind = 'Sent', draft = null, expires_at = $2 where token = $1`,
    [blindToken(host.vault, token), until(host, 'Sent')],
  )
}

/** Ends the visit of a browser: what was not sent is gone. Says which report it was about, if it was still a draft. */
export async function endVisit(host: IntakeHost, token: string): Promise<string | undefined> {
  const { rows } = await host.system.pool.query<{ report: string; kind: VisitKind }>(
    'delete from intake.visit where token = $1 returning report, kind',
    [blindToken(host.vault, token)],
  )
  return rows[0]?.kind === 'Writing' ? rows[0].report : undefined
}

function openDraft(token: string, report: string, draft: Buffer | null): Fragments {
  return draft ? openJson<Fragments>({ id: report, key: keyFrom(token) }, 'draft', draft) : {}
}

const until = (host: IntakeHost, kind: VisitKind) => new Date(host.clock().getTime() + minutes[kind] * 60_000)
