import { sql, type Selectable } from 'kysely'
import type { CaseworkTables } from '../../casework/index.ts'
import { announce } from '../../platform/announce.ts'
import type { Context, SystemContext } from '../../platform/handle.ts'
import type { Officer } from '../../platform/officer.ts'
import { createDataKey, getDataKey, openJson, sealJson, sealText } from '../../platform/seal.ts'
import { noSuchGrievance } from './problems.ts'
import type { AssistanceTables } from '../tables.ts'
import type { GrievanceChannel, GrievanceStep, GrievanceTold, GrievanceType } from './contract.ts'
import { receiptOf, secretOf } from './receipts.ts'

export type OfficerCtx = Context<AssistanceTables & CaseworkTables>
/** For an officer, or for the node itself when she who complains writes on the portal. */
export type Ctx = SystemContext<AssistanceTables> & { readonly officer?: Officer }
export type GrievanceKeptRow = Selectable<AssistanceTables['assistance.grievance']>
type Row = GrievanceKeptRow
type StepRow = Selectable<AssistanceTables['assistance.grievance_step']>

/** What is sealed of a grievance, and of whom it speaks where an officer knew. */
export type Kept = GrievanceTold & { readonly person: string | null; readonly case: string | null }

export interface Coming {
  /** The secret of the form. */
  readonly once: string
  readonly channel: GrievanceChannel
  readonly type: GrievanceType
  readonly language: string
  readonly officials: boolean
  readonly aboutState: string | null
  readonly mayGoAbroad: boolean
  readonly aboutAgency: string | null
  readonly kept: Kept
}

/** Keeps a grievance; the same form twice is one, with one receipt. Gives what she keeps, and when it came. */
export async function keepGrievance(context: Ctx, { once: secret, kept, ...coming }: Coming) {
  const { db, vault, now, newId, officer } = context
  const id = newId()
  let receipt = receiptOf(vault, secret)
  const { once } = receipt
  const before = await findBefore(db, once)
  if (before) return { number: before.receipt, pin: receipt.pin, at: before.received_at, before: true }
  for (let turn = 1; await isTaken(db, receipt.number); turn++) receipt = receiptOf(vault, secret, turn)
  const key = await createDataKey(db, vault, id)
  await db
    .insertInto('assistance.grievance')
    .values({
      id,
      receipt: receipt.number,
      secret: secretOf(vault, receipt),
      once,
      channel: coming.channel,
      language: coming.language,
      type: coming.type,
      officials: coming.officials,
      anonymous: kept.name === '' && kept.reach === '',
      about_state: coming.aboutState,
      may_go_abroad: coming.mayGoAbroad,
      about_agency: coming.aboutAgency,
      received_at: now,
      taken_by: officer?.id ?? null,
      content: sealJson(key, 'grievance', kept),
    })
    .execute()
  await announce(db, 'assistance.grievance-received', { grievance: id })
  return { number: receipt.number, pin: receipt.pin, at: now, before: false }
}

/** The grievance of this form; two that come at once wait for each other. */
async function findBefore(db: Ctx['db'], once: Buffer) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${once.toString('hex')}, 0))`.execute(db)
  const { rows } = await sql<{ receipt: string; received_at: Date }>`
    select receipt, received_at from assistance.grievance_of_form(${once})`.execute(db)
  return rows[0]
}

/** Asked past row-level security: whoever takes a grievance sees none, and two may not have one number. */
async function isTaken(db: Ctx['db'], receipt: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select assistance.receipt_is_taken(${receipt}) as taken`.execute(db)
  return rows[0]!.taken
}

export async function getRow({ db }: Ctx, id: string): Promise<Row> {
  const row = await db.selectFrom('assistance.grievance').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchGrievance(id)
  return row
}

export const openKept = async ({ db, vault }: Ctx, row: Pick<Row, 'id' | 'content'>): Promise<Kept> =>
  openJson<Kept>(await getDataKey(db, vault, row.id), 'grievance', row.content)

export const stepsOf = ({ db }: Ctx, id: string): Promise<StepRow[]> =>
  db.selectFrom('assistance.grievance_step').selectAll().where('grievance', '=', id).orderBy('number').execute()

export const checksOf = ({ db }: Ctx, id: string) =>
  db.selectFrom('assistance.grievance_check').selectAll().where('grievance', '=', id).orderBy('days').execute()

interface Step extends Partial<Pick<StepRow, 'agency' | 'accused' | 'outcome' | 'days' | 'answer'>> {
  readonly kind: GrievanceStep | 'Wrote'
  readonly text: string
}

/** Adds a step; PostgreSQL numbers it, says whether it may follow, and moves the grievance. */
export async function addStep(context: Ctx, id: string, { kind, text, ...more }: Step): Promise<void> {
  const { db, vault, now, officer } = context
  const key = await getDataKey(db, vault, id)
  await db
    .insertInto('assistance.grievance_step')
    .values({
      grievance: id,
      kind,
      ...more,
      content: sealText(key, 'grievance step', text),
      taken_by: officer?.id ?? null,
      at: now,
    })
    .execute()
}
