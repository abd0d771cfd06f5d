import { sql, type Selectable } from 'kysely'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { nameTokens, type CaseworkTables } from '../../casework/index.ts'
import type { Context } from '../../platform/handle.ts'
import { findDataKey, getDataKey, openText, type DataKey } from '../../platform/seal.ts'
import type { AssistanceTables } from '../tables.ts'
import { LawyerId, MandateId, type Lawyer, type Mandate } from './contract.ts'
import { noSuchMandate } from './problems.ts'

export type Ctx = Context<AssistanceTables & CaseworkTables>
type LawyerRow = AssistanceTables['assistance.lawyer']
export type MandateRow = Selectable<AssistanceTables['assistance.mandate']>

export const toLawyer = ({ id, name, firm, state, place, languages, subjects, reach, officer }: LawyerRow): Lawyer => ({
  id: LawyerId.parse(id),
  name,
  firm,
  state,
  place,
  languages,
  subjects,
  reach,
  officer,
})

/** One name, whatever the order of its pieces, as a firm and a case file may spell it. */
export const sameName = (name: string): string => [...new Set(nameTokens(name))].toSorted().join(' ')

/** Whether the firm acts for somebody who is accused in the case. The names are compared by token and never told. */
export async function actsForAccused({ db, vault }: Ctx, lawyer: string, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ data_key: string; name: Buffer }>`
    select data_key, name from assistance.accused_names(${caseId}::uuid)`.execute(db)
  const tokens: Buffer[] = []
  for (const { data_key, name } of rows) {
    const key = await findDataKey(db, vault, data_key)
    if (key) tokens.push(...vault.blinds('assistance.retainer', sameName(openText(key, 'person.name', name))))
  }
  if (tokens.length === 0) return false
  const found = await db
    .selectFrom('assistance.retainer as r')
    .innerJoin('assistance.lawyer as theirs', 'theirs.id', 'r.lawyer')
    .innerJoin('assistance.lawyer as hers', 'hers.firm', 'theirs.firm')
    .select('r.id')
    .where('hers.id', '=', lawyer)
    .where('r.token', 'in', tokens)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function getMandate({ db }: Ctx, id: string): Promise<MandateRow> {
  const row = await db.selectFrom('assistance.mandate').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchMandate(id)
  return row
}

/** Mandates as they stand, opened under the key of each. */
export async function openMandates(context: Ctx, rows: readonly MandateRow[]): Promise<Mandate[]> {
  if (rows.length === 0) return []
  const around = await lookAround(context, rows)
  return Promise.all(
    rows.map(async (row) => toMandate(row, { ...around, key: await getDataKey(context.db, context.vault, row.id) })),
  )
}

/** What stands around mandates, each asked for once: their lawyers, steps, deadlines and the codes of the people. */
async function lookAround(context: Ctx, rows: readonly MandateRow[]) {
  const { db } = context
  const ids = rows.map(({ id }) => id)
  const lawyers = [...new Set(rows.map(({ lawyer }) => lawyer))]
  const of = <T extends { readonly mandate: string }>(all: T[]) => Map.groupBy(all, ({ mandate }) => mandate)
  const [steps, deadlines] = [db.selectFrom('assistance.mandate_step'), db.selectFrom('assistance.aid_deadline')]
  return {
    lawyers: await db.selectFrom('assistance.lawyer').selectAll().where('id', 'in', lawyers).execute(),
    steps: of(await steps.selectAll().where('mandate', 'in', ids).orderBy('number').execute()),
    deadlines: of(await deadlines.selectAll().where('mandate', 'in', ids).orderBy('due_at').execute()),
    codes: await codesOf(context, rows),
  }
}

type Around = Awaited<ReturnType<typeof lookAround>> & { readonly key: DataKey }

function toMandate(row: MandateRow, { lawyers, steps, deadlines, codes, key }: Around): Mandate {
  const taken = steps.get(row.id) ?? []
  const power = taken.findLast(({ kind }) => kind === 'PowerGiven' || kind === 'PowerEnded' || kind === 'Ended')
  return {
    id: MandateId.parse(row.id),
    person: PersonId.parse(row.person),
    code: codes.get(row.person) ?? '',
    case: CaseId.parse(row.case_id),
    lawyer: toLawyer(lawyers.find(({ id }) => id === row.lawyer)!),
    matter: row.matter,
    state: row.state,
    what: openText(key, 'mandate', row.content),
    askedAt: row.asked_at.toISOString(),
    acceptBy: row.accept_by.toISOString(),
    power: power?.kind === 'PowerGiven',
    steps: taken.map(({ number, kind, content, officer, at }) => ({
      number,
      kind,
      text: openText(key, 'mandate step', content),
      by: officer,
      at: at.toISOString(),
    })),
    deadlines: (deadlines.get(row.id) ?? []).map(({ id, content, due_at, met_at }) => ({
      id,
      what: openText(key, 'mandate deadline', content),
      due: due_at.toISOString(),
      met: met_at?.toISOString() ?? null,
    })),
  }
}

/** The codes of those whom this officer sees; counsel does not see the case, and knows her client by name. */
async function codesOf({ db }: Ctx, rows: readonly MandateRow[]): Promise<ReadonlyMap<string, string>> {
  const people = await db
    .selectFrom('casework.person')
    .select(['id', 'code'])
    .where('id', 'in', [...new Set(rows.map(({ person }) => person))])
    .execute()
  return new Map(people.map(({ id, code }) => [id, code]))
}
