import { announce } from '../../platform/announce.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import type { SaidBefore } from '../../platform/said-before.ts'
import { registerTransfer } from '../../transfers/index.ts'
import type { Ctx } from '../context.ts'
import { notAsAgreed, noSuchRosterPart } from '../problems.ts'
import { rowFields } from '../roster/contract.ts'
import { RosterPartBody, RosterTakenBody } from '../roster/messages.ts'
import { categoriesOf } from '../transfers/categories.ts'

/** A part of a roster that we sent: who prepared and approved it stayed here, and is gone where the backup does not know it. */
export async function rebuildPart(context: Ctx, said: SaidBefore): Promise<void> {
  const { db, now } = context
  const parsed = RosterPartBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { part, rows, legalBasis, ...body } = parsed.data
  const fields = rowFields.filter((name) => rows.some((row) => row[name] !== undefined))
  const sent = { message: said.id, sent_at: new Date(body.at), restored_at: now }
  const known = await db
    .updateTable('requests.roster_part')
    .set({ ...sent, struck_at: null })
    .where('id', '=', part)
    .where('side', '=', 'Out')
    .where('state', '=', said.to)
    .returning('id')
    .executeTakeFirst()
  if (!known) await insert(context, said, { body: parsed.data, fields })
  await registerTransfer(
    { ...context, now: said.issuedAt },
    {
      ...line(said, 'Opening'),
      fields,
      categories: categoriesOf(fields),
      persons: rows.length,
      tlp: 'RED',
      pap: body.pap,
      safeguards: legalBasis.map(({ clause, source, verified }) => ({ clause, source, verified })),
    },
  )
  await announce(db, 'requests.roster-moved', { part })
}

async function insert(
  { db, vault, now }: Ctx,
  said: SaidBefore,
  { body, fields }: { body: RosterPartBody; fields: string[] },
): Promise<void> {
  const { part, rows, listMaker, place } = body
  const at = new Date(body.at)
  const key = await createDataKey(db, vault, part)
  await db
    .insertInto('requests.roster_part')
    .values({
      id: part,
      side: 'Out',
      state: said.to,
      roster: body.roster,
      provenance: body.provenance,
      reliability: body.reliability,
      credibility: body.credibility,
      listed_on: body.listedOn,
      whole_digest: body.wholeDigest,
      whole_count: body.wholeCount,
      claimed: body.claimed,
      counted: rows.length,
      fields,
      legal_basis: JSON.stringify(body.legalBasis) as never,
      content: sealJson(key, 'part', { listMaker, place, rows }),
      author: null,
      agency: null,
      at,
      message: said.id,
      sent_at: at,
      restored_at: now,
    })
    .execute()
}

/** That we took theirs over. Which agency did stayed here. */
export async function rebuildTaken(context: Ctx, said: SaidBefore): Promise<void> {
  const parsed = RosterTakenBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { part, counted, at } = parsed.data
  const { numUpdatedRows } = await context.db
    .updateTable('requests.roster_part')
    .set({ taken_at: new Date(at), their_count: counted, restored_at: context.now })
    .where('id', '=', part)
    .where('side', '=', 'In')
    .where('state', '=', said.to)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw noSuchRosterPart(part)
  await registerTransfer(
    { ...context, now: said.issuedAt },
    { ...line(said, 'Taken'), fields: [], categories: [], persons: 0, tlp: 'AMBER', safeguards: [] },
  )
  await announce(context.db, 'requests.roster-moved', { part })
}

const line = ({ id, to, thread }: SaidBefore, step: string) => ({
  id,
  way: 'Exchange' as const,
  recipient: to,
  kind: 'RosterPart',
  step,
  thread,
  purpose: 'EstablishNationality',
  consents: [],
})
