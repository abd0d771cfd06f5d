import { signNote, writeCheckpoint } from '../../platform/signed-note.ts'
import { readFrontier, tilesOf, type Asked } from '../../platform/tree.ts'
import type { ExchangeHost } from '../tables.ts'
import { createLogSealer, logSigner } from './log-sealer.ts'
import { digestInSql, logTree } from './names.ts'

const hour = 3600_000

/** A checkpoint as others see it, with the lines of those who cosigned it. */
export interface Head {
  readonly head: string
  readonly size: number
  readonly at: Date
  readonly note: string
  readonly settledAt: Date | null
  readonly cosignatures: readonly string[]
  /** An RFC 3161 token over the note, or why there is none; both null where no authority is set up. */
  readonly stamp: Buffer | null
  readonly stampCode: string | null
}

interface Row {
  head: string
  size: string
  at: Date
  note: string
  settled_at: Date | null
  lines: string[]
  stamp: Buffer | null
  stamp_code: string | null
}

const columns = `head, size, at, note, settled_at, stamp, stamp_code,
  array(select line from exchange.log_cosignature c where c.head = h.head order by witness) as lines from exchange.log_head h`

function headOf(found: unknown): Head | undefined {
  if (!found) return undefined
  const { settled_at: settledAt, lines: cosignatures, stamp_code: stampCode, size, ...row } = found as Row
  return { ...row, size: Number(size), settledAt, cosignatures, stampCode }
}

/** The newest that is served; undefined before the first hour. */
export async function newestHead(db: Asked): Promise<Head | undefined> {
  const { rows } = await db.query(`select ${columns} order by head desc limit 1`)
  return headOf(rows[0])
}

/** The newest that enough others have cosigned, and that holds the leaf at `index`. */
export async function settledHead(db: Asked, index = -1): Promise<Head | undefined> {
  const { rows } = await db.query(
    `select ${columns} where settled_at is not null and size > $1 order by head desc limit 1`,
    [index],
  )
  return headOf(rows[0])
}

/** The signed note with every cosignature, as it is served and kept in a proof. */
export const withCosignatures = ({ note, cosignatures }: Head): string => note + cosignatures.join('')

/**
 * Signs the head of this hour, when an hour has passed since the last. Between two hours nobody outside sees the log
 * grow: how much a state writes at this moment is its own affair.
 */
export async function publishHead(host: ExchangeHost): Promise<Head | undefined> {
  const { pool } = host.system
  const before = await newestHead(pool)
  if (before && host.clock().getTime() < before.at.getTime() + hour) return before
  await logLedger(host)
  await createLogSealer(host).seal()
  const { rows } = await pool.query<{ size: string }>(
    'select coalesce(max(size), 0) as size from exchange.log_checkpoint',
  )
  const size = Number(rows[0]!.size)
  const root = (await readFrontier(tilesOf(pool, logTree), size)).root()
  const signer = await logSigner(host)
  const note = signNote(writeCheckpoint({ origin: signer.name, size, root }), signer)
  // Where two processes do this at once, the second finds that the hour is taken.
  await pool.query(
    `insert into exchange.log_head (size, at, note)
     select $1::bigint, $2::timestamptz, $3::text
      where not exists (select from exchange.log_head where at > $2::timestamptz - interval '1 hour')`,
    [size, host.clock(), note],
  )
  return newestHead(pool)
}

/** The head of the node's own ledger becomes a leaf, so that others sign for every act and every read in it, unseen. */
async function logLedger({ system }: ExchangeHost): Promise<void> {
  await system.pool.query(
    `insert into exchange.log_pending (kind, digest)
     select 'ledger-head', digest
       from (select ${digestInSql('note')} as digest from platform.ledger_checkpoint order by size desc limit 1) as head
      where not exists (select from exchange.log_leaf l where l.digest = head.digest)
        and not exists (select from exchange.log_pending p where p.digest = head.digest)`,
  )
}
