import { getDataKey, openJson } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import { noSuchRosterPart } from '../problems.ts'
import { RosterPartId, type RosterPart } from './contract.ts'
import type { PartContent, PartRecord } from './tables.ts'

/** A part as it stands. Throws 404 when there is none for this officer. */
export async function getPart({ db }: Pick<Ctx, 'db'>, id: string): Promise<PartRecord> {
  const row = await db.selectFrom('requests.roster_part').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchRosterPart(id)
  return row
}

/** The same, held until the transaction ends. */
export async function holdPart({ db }: Pick<Ctx, 'db'>, id: string): Promise<PartRecord> {
  const row = await db
    .selectFrom('requests.roster_part')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noSuchRosterPart(id)
  return row
}

export const openContent = async ({ db, vault }: Pick<Ctx, 'db' | 'vault'>, row: PartRecord): Promise<PartContent> =>
  openJson(await getDataKey(db, vault, row.id), 'part', row.content)

/** What a list shows of a part: nothing of what is sealed, which can be long. */
export const shown = [
  'id',
  'side',
  'state',
  'at',
  'sent_at',
  'taken_at',
  'struck_at',
  'provenance',
  'reliability',
  'credibility',
  'claimed',
  'counted',
  'their_count',
] as const

export const partOf = (row: Pick<PartRecord, (typeof shown)[number]>): RosterPart => ({
  id: RosterPartId.parse(row.id),
  side: row.side,
  state: row.state,
  standing:
    row.struck_at !== null
      ? 'Struck'
      : row.taken_at !== null
        ? 'Taken'
        : row.side === 'In'
          ? 'Received'
          : row.sent_at === null
            ? 'Prepared'
            : 'Sent',
  at: row.at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  takenAt: row.taken_at?.toISOString() ?? null,
  provenance: row.provenance,
  reliability: row.reliability,
  credibility: row.credibility,
  claimed: row.claimed,
  counted: row.counted,
  theirCount: row.their_count,
})
