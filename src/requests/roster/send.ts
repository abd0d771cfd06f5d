import { sendMessage } from '../../exchange/index.ts'
import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { registerTransfer } from '../../transfers/index.ts'
import type { OfficerCtx } from '../context.ts'
import { authorDoesNotApprove, notAsAgreed, partHasLeft, rowsHaveNotAgreed } from '../problems.ts'
import { categoriesOf } from '../transfers/categories.ts'
import { sendRosterPart, strikeRosterPart } from './contract.ts'
import { partMessage, RosterPartBody } from './messages.ts'
import { holdPart, openContent } from './part-row.ts'
import type { PartRecord } from './tables.ts'

const month = 30 * 24 * 3600_000

/** The one way by which anything of a roster leaves: a second person looks, and it goes to its own state. */
export const send = handle(sendRosterPart, {
  needs: 'requests.approve',
  audit: ({ part }) => ({ subject: part }),
  broken: { a_list_tells_only_of_who_agrees: () => rowsHaveNotAgreed([]) },

  async run(context: OfficerCtx, { part }) {
    const { db, now, officer } = context
    const row = await holdPart(context, part)
    if (row.side !== 'Out' || row.sent_at !== null || row.struck_at !== null) throw partHasLeft(part)
    if (row.author === officer.id) throw authorDoesNotApprove(part)
    const body = await bodyOf(context, row)
    const message = await sendMessage(context, {
      to: row.state,
      type: partMessage,
      thread: row.id,
      body,
      expiresAt: new Date(now.getTime() + month),
      handling: { tlp: 'RED', pap: body.pap, onward: 'no', purpose: body.purpose },
      legalBasis: row.legal_basis.map(({ clause }) => clause),
    })
    await db
      .updateTable('requests.roster_part')
      .set({ approver: officer.id, sent_at: now, message })
      .where('id', '=', part)
      .execute()
    await registerTransfer(context, {
      id: message,
      way: 'Exchange',
      recipient: row.state,
      kind: 'RosterPart',
      step: 'Opening',
      thread: row.id,
      fields: row.fields,
      categories: categoriesOf(row.fields),
      persons: body.rows.length,
      purpose: body.purpose,
      tlp: 'RED',
      pap: body.pap,
      safeguards: row.legal_basis.map(({ clause, source, verified }) => ({ clause, source, verified })),
      consents: [],
    })
    await announce(db, 'requests.roster-moved', { part })
    return { part }
  },
})

async function bodyOf(context: OfficerCtx, row: PartRecord): Promise<RosterPartBody> {
  const { listMaker, place, rows } = await openContent(context, row)
  const parsed = RosterPartBody.safeParse({
    part: row.id,
    to: row.state,
    nationality: row.state,
    purpose: 'EstablishNationality',
    tlp: 'RED',
    pap: 'GREEN',
    legalBasis: row.legal_basis,
    roster: row.roster,
    provenance: row.provenance,
    listMaker,
    place,
    reliability: row.reliability,
    credibility: row.credibility,
    listedOn: row.listed_on,
    claimed: row.claimed,
    wholeDigest: row.whole_digest,
    wholeCount: row.whole_count,
    counted: rows.length,
    rows,
    post: context.officer.post,
    at: context.now.toISOString(),
  })
  if (!parsed.success) throw notAsAgreed('requests/field-not-allowed', parsed.error)
  return parsed.data
}

export const strike = handle(strikeRosterPart, {
  needs: 'requests.write',
  audit: ({ part }) => ({ subject: part }),

  async run(context: OfficerCtx, { part }) {
    const row = await holdPart(context, part)
    if (row.side !== 'Out' || row.sent_at !== null || row.struck_at !== null) throw partHasLeft(part)
    await context.db
      .updateTable('requests.roster_part')
      .set({ struck_at: context.now })
      .where('id', '=', part)
      .execute()
    return { part }
  },
})
