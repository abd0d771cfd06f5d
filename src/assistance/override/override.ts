import type { Selectable } from 'kysely'
import { getPerson, recordEvent, type CaseworkTables } from '../../casework/index.ts'
import type { Db } from '../../platform/db.ts'
import { handle, type Context } from '../../platform/handle.ts'
import type { Officer } from '../../platform/officer.ts'
import { getDataKey, openText, sealText, type DataKey } from '../../platform/seal.ts'
import { opens } from '../contract.ts'
import { consentTo } from '../consent-to.ts'
import * as problems from '../problems.ts'
import type { AssistanceTables } from '../tables.ts'
import { answerOverride, endOverride, OverrideId, proposeOverride, tellOverride, type Override } from './contract.ts'

type Ctx = Context<AssistanceTables & CaseworkTables>
type Row = Selectable<AssistanceTables['assistance.override']>

/** What PostgreSQL refuses, whoever asks. */
const broken = {
  no_override_against_a_child: () => problems.notAgainstAChild(),
  an_override_goes_against_her_last_answer: () => problems.answeredAnew(),
  what_has_ended_stays_so: () => problems.answeredAnew(),
  who_proposes_does_not_approve: () => problems.secondPersonNeeded(),
  her_own_state_needs_a_second_agency: () => problems.secondAgencyNeeded(),
  an_override_lasts_ninety_days: () => problems.tooLong(),
}

const auditOf = (_: object, { override, person, case: of }: { override: string; person: string; case: string }) => ({
  subject: person,
  cases: [of],
  detail: { override },
})
const about = ({ id, person, case_id }: Pick<Row, 'id' | 'person' | 'case_id'>) => ({
  override: OverrideId.parse(id),
  person: person as never,
  case: case_id as never,
})

export const propose = handle(proposeOverride, {
  needs: 'assistance.override',
  audit: auditOf,
  broken,

  async run(context: Ctx, { reason, lookAgainOn, expiresAt, tell, ...said }) {
    const { db, now, newId, officer, vault } = context
    const { case: caseId } = await getPerson(context, said.person)
    const whole = { person: said.person, purpose: said.purpose, recipient: null }
    if (opens(await consentTo(context, whole))) throw problems.sheAgrees()
    const standing = await db
      .selectFrom('assistance.standing')
      .select('consent')
      .where('person', '=', said.person)
      .where('purpose', '=', said.purpose)
      .executeTakeFirst()
    const id = newId()
    await db
      .insertInto('assistance.override')
      .values({
        id,
        ...said,
        case_id: caseId,
        against: standing?.consent ?? null,
        verified: false,
        reason: sealText(await getDataKey(db, vault, caseId), 'override', reason),
        tell,
        look_again_on: tell === 'Later' ? lookAgainOn : null,
        told_at: null,
        expires_at: new Date(expiresAt),
        proposed_by: officer.id,
        proposed_agency: officer.agency,
        proposed_at: now,
        approved_by: null,
        approved_agency: null,
        approved_at: null,
        ended_at: null,
        ended_why: null,
      })
      .execute()
    return about({ id, person: said.person, case_id: caseId })
  },
})

export const answer = handle(answerOverride, {
  needs: 'assistance.approve-override',
  audit: ({ yes, ...input }, output) => {
    const line = auditOf(input, output)
    return { ...line, detail: { ...line.detail, yes } }
  },
  broken,

  async run(context: Ctx, { override, yes }) {
    const { now, officer } = context
    const row = await open(context, override)
    if (row.approved_at !== null) throw problems.noSuchOverride(override)
    await save(
      context,
      row,
      yes
        ? { approved_by: officer.id, approved_agency: officer.agency, approved_at: now }
        : { ended_at: now, ended_why: 'NotApproved' },
    )
    if (yes)
      await recordEvent(context, {
        case: row.case_id,
        kind: 'assistance.overridden',
        compartment: 'protection',
        detail: { person: row.person, purpose: row.purpose, clause: row.clause, verified: row.verified },
      })
    return about(row)
  },
})

export const end = handle(endOverride, {
  needs: 'assistance.override',
  audit: auditOf,
  broken,

  async run(context: Ctx, { override }) {
    const row = await open(context, override)
    await save(context, row, { ended_at: context.now, ended_why: 'Ended' })
    return about(row)
  },
})

export const tell = handle(tellOverride, {
  needs: 'assistance.consent',
  audit: auditOf,
  broken,

  async run(context: Ctx, { override, lookAgainOn }) {
    const row = await open(context, override)
    if (row.approved_at === null || row.told_at !== null) throw problems.noSuchOverride(override)
    if (lookAgainOn !== null && lookAgainOn <= context.now.toISOString().slice(0, 10)) throw problems.alreadyOver()
    await save(
      context,
      row,
      lookAgainOn === null ? { told_at: context.now } : { tell: 'Later', look_again_on: lookAgainOn },
    )
    return about(row)
  },
})

/** Held, so that two do not answer it at once. Throws 404 when there is none for this officer, or it has ended. */
async function open({ db }: Ctx, id: string): Promise<Row> {
  const row = await db
    .selectFrom('assistance.override')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw problems.noSuchOverride(id)
  return row
}

const save = ({ db }: Ctx, { id }: Row, change: Partial<Row>) =>
  db.updateTable('assistance.override').set(change).where('id', '=', id).execute()

/** What stands against her answers, with what this officer may do about it. */
export async function overridesOf(
  { db, now, officer }: { readonly db: Db<AssistanceTables>; readonly now: Date; readonly officer?: Officer },
  person: string,
  key: (() => Promise<DataKey>) | undefined,
): Promise<Override[]> {
  const rows = await db
    .selectFrom('assistance.override')
    .selectAll()
    .where('person', '=', person)
    .orderBy('proposed_at', 'desc')
    .execute()
  const dataKey = rows.length > 0 && key ? await key() : undefined
  return rows.map((row) => ({
    id: OverrideId.parse(row.id),
    person: row.person as never,
    purpose: row.purpose as Override['purpose'],
    recipients: row.recipients,
    fields: row.fields as Override['fields'],
    clause: row.clause,
    source: row.source,
    verified: row.verified,
    reason: dataKey ? openText(dataKey, 'override', row.reason) : '',
    tell: row.tell,
    lookAgainOn: row.look_again_on,
    toldAt: row.told_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    approvedAt: row.approved_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedWhy: row.ended_why,
    may: officer && row.ended_at === null && row.expires_at > now ? mayOf(officer, row) : [],
  }))
}

function mayOf({ may, id, agency }: Officer, row: Row): Override['may'] {
  const second = row.proposed_by !== id && (row.purpose !== 'NotifyOwnState' || row.proposed_agency !== agency)
  return [
    ...(row.approved_at === null && second && may.has('assistance.approve-override') ? (['approve'] as const) : []),
    ...(may.has('assistance.override') ? (['end'] as const) : []),
    ...(row.approved_at !== null && row.told_at === null && may.has('assistance.consent') ? (['tell'] as const) : []),
  ]
}
