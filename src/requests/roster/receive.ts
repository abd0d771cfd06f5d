import { giveNotice, tellOfficers } from '../../access/index.ts'
import { openCase } from '../../casework/index.ts'
import { markRead, sendMessage } from '../../exchange/index.ts'
import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import type { InboundMessage } from '../../platform/inbound-message.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import { registerTransfer } from '../../transfers/index.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { notAsAgreed, noSuchRosterPart, partIsTaken } from '../problems.ts'
import { openCaseFromRow, rowFields, takeRosterPart, type RosterRow } from './contract.ts'
import { partMessage, RosterPartBody, RosterTakenBody, takenMessage } from './messages.ts'
import { holdPart, openContent } from './part-row.ts'
import type { PartRecord } from './tables.ts'

/** Another state sends the rows of our nationals. Not ours, not whole, or with a field too many: refused, and nothing is kept. */
async function takePart(context: Ctx, message: InboundMessage): Promise<void> {
  const { db, vault, now, state } = context
  const parsed = RosterPartBody.refine(({ to, part }) => to === state && part === message.thread).safeParse(
    message.body,
  )
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { part, rows, listMaker, place, legalBasis, ...body } = parsed.data
  const known = await db.selectFrom('requests.roster_part').select('id').where('id', '=', part).executeTakeFirst()
  if (known) throw partIsTaken(part)
  const key = await createDataKey(db, vault, part)
  await db
    .insertInto('requests.roster_part')
    .values({
      id: part,
      side: 'In',
      state: message.from,
      roster: body.roster,
      message: message.id,
      provenance: body.provenance,
      reliability: body.reliability,
      credibility: body.credibility,
      listed_on: body.listedOn,
      whole_digest: body.wholeDigest,
      whole_count: body.wholeCount,
      claimed: body.claimed,
      counted: rows.length,
      fields: rowFields.filter((name) => rows.some((row) => row[name] !== undefined)),
      legal_basis: JSON.stringify(legalBasis) as never,
      content: sealJson(key, 'part', { listMaker, place, rows }),
      author: null,
      agency: null,
      at: now,
    })
    .execute()
  await announce(db, 'requests.roster-received', { part })
}

/** The receiver counted: a row that was lost on the way shows on the side that holds the list. */
async function takeTaken(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = RosterTakenBody.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { part, counted, at } = parsed.data
  const { numUpdatedRows } = await context.db
    .updateTable('requests.roster_part')
    .set({ taken_at: new Date(at), their_count: counted })
    .where('id', '=', part)
    .where('side', '=', 'Out')
    .where('state', '=', message.from)
    .where('sent_at', 'is not', null)
    .where('taken_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw noSuchRosterPart(part)
  await announce(context.db, 'requests.roster-moved', { part })
}

export const messages = {
  [partMessage.split('@')[0]!]: takePart,
  [takenMessage.split('@')[0]!]: takeTaken,
}

export const listeners = {
  'requests.roster-waits': async (context: Ctx, { part, agency }: Record<string, unknown>) => {
    const to = { agency: String(agency), right: 'requests.approve' }
    await giveNotice(context, to, { kind: 'requests.roster-waits', subject: String(part) })
  },
  'requests.roster-received': async (context: Ctx, { part }: Record<string, unknown>) => {
    await giveNotice(
      context,
      { right: 'compartment.protection' },
      { kind: 'requests.roster-received', subject: String(part) },
    )
  },
  'requests.roster-moved': (context: Ctx) =>
    tellOfficers(context, { kind: 'requests.roster-moved', right: 'requests.read' }),
}

/** Ours from here on, and the sender learns how many people we counted. */
export const take = handle(takeRosterPart, {
  needs: 'requests.answer',
  audit: ({ part }) => ({ subject: part }),

  async run(context: OfficerCtx, { part }) {
    const row = await holdTheirs(context, part)
    if (row.taken_at === null) await takeOver(context, row)
    return { part }
  },
})

async function holdTheirs(context: OfficerCtx, part: string): Promise<PartRecord> {
  const row = await holdPart(context, part)
  if (row.side !== 'In') throw noSuchRosterPart(part)
  return row
}

async function takeOver(context: OfficerCtx, row: PartRecord): Promise<void> {
  const { db, now, officer } = context
  const { rows } = await openContent(context, row)
  await markRead(context, row.message!)
  const taken = { taken_at: now, agency: officer.agency, their_count: rows.length }
  await db.updateTable('requests.roster_part').set(taken).where('id', '=', row.id).execute()
  const message = await sendMessage(context, {
    to: row.state,
    type: takenMessage,
    thread: row.id,
    body: { part: row.id, counted: rows.length, post: officer.post, at: now.toISOString() },
    handling: { tlp: 'AMBER', onward: 'no', purpose: 'EstablishNationality' },
    causes: [row.message!],
  })
  const nothing = { fields: [], categories: [], persons: 0, safeguards: [], consents: [] }
  const line = { way: 'Exchange' as const, recipient: row.state, kind: 'RosterPart', step: 'Taken', thread: row.id }
  await registerTransfer(context, { id: message, ...line, ...nothing, purpose: 'EstablishNationality', tlp: 'AMBER' })
}

const genderOf: Record<string, 'Feminine' | 'Masculine'> = { Female: 'Feminine', Male: 'Masculine' }

/** A name on a list makes nobody a victim: a person of concern, whose case begins. */
export const openFromRow = handle(openCaseFromRow, {
  needs: 'requests.answer',
  audit: ({ part, no }, output) => ({ subject: part, cases: [output.case], detail: { no } }),

  async run(context: OfficerCtx, { part, no }) {
    const row = await holdTheirs(context, part)
    const known = await context.db
      .selectFrom('requests.roster_case')
      .select('case_id')
      .where('part', '=', part)
      .where('row_no', '=', no)
      .executeTakeFirst()
    const on = (await openContent(context, row)).rows.find((each) => each.no === no)
    if (!on) throw noSuchRosterPart(part)
    if (known) throw partIsTaken(part)
    if (row.taken_at === null) await takeOver(context, row)
    const caseId = await openCase(context, caseOf(context, row, on))
    await context.db.insertInto('requests.roster_case').values({ part, row_no: no, case_id: caseId }).execute()
    return { part, case: caseId }
  },
})

function caseOf({ state }: OfficerCtx, { state: from, id }: PartRecord, on: RosterRow) {
  return {
    title: `${from} ${id.slice(-6)}/${on.no}`,
    urgency: '24h' as const,
    tlp: 'RED' as const,
    stateRoles: [
      { state, role: 'Origin' as const },
      { state: from, role: 'Destination' as const },
    ],
    people: [
      {
        names: [{ text: on.name, kind: 'Full' as const }],
        birth: on.birthDate ?? null,
        home: on.birthplace ?? null,
        gender: genderOf[on.sex ?? ''] ?? ('NonSpecifiedUnknown' as const),
        citizenship: [state],
        roles: [{ role: 'PersonOfConcern' as const }],
      },
    ],
  }
}
