import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import type { Host } from './http.ts'
import type { Vault } from './seal.ts'
import { markedColumns, markOfStored, type StoredLine } from './ledger.ts'
import { entryBytes, ledgerSigner, ledgerTree } from './ledger-tree.ts'
import { Sealer, untilStopped, type Leaf, type SealedLog } from './sealer.ts'
import { openNote, readCheckpoint, verifierOf, writeVerifier, type NoteSigner } from './signed-note.ts'
import { readFrontier, tilesOf } from './tree.ts'

const first = '00000000-0000-0000-0000-000000000000'

export interface SealerHost {
  readonly system: { readonly pool: Pool }
  readonly vault: Vault
  readonly folder: string
  readonly state: string
  readonly clock: () => Date
  readonly log: Host<never>['log']
}
interface Taken extends Leaf {
  readonly id: string
}

/** The signed head outside the database: whoever cuts the ledger short there cannot reach it here. */
export const checkpointFile = (folder: string): string => join(folder, 'ledger.checkpoint')

/** Seals what was committed, about once a second, far from the writer's transaction (decision 0006). */
export function createSealer(host: SealerHost) {
  const sealer = new Sealer(host.system.pool, new LedgerLog(host))
  const seal = () => sealer.pass()
  const failed = (error: unknown) => host.log('ledger-not-sealed', { error: String(error) })
  return {
    ...untilStopped(seal, 1000, failed),
    /** Seals all that is committed now; the number of entries sealed. */
    seal,
  }
}

class LedgerLog implements SealedLog<Taken> {
  readonly tables = ledgerTree
  readonly lock = 7_381_403
  readonly clock: () => Date
  private readonly host: SealerHost
  private readonly by: NoteSigner
  /** Every transaction before this one has ended and is sealed. Undefined: look at the whole ledger. */
  private since: string | undefined
  /** What `since` becomes when this pass ends. */
  private next: string | undefined
  private after = first
  /** False when the database does not continue the checkpoint in the folder; that file is then evidence, and stays. */
  private trusted = true

  constructor(host: SealerHost) {
    this.host = host
    this.clock = host.clock
    this.by = ledgerSigner(host.vault, host.state)
  }

  signer = async () => this.by

  /** In commit order no id can be trusted; the writing transaction can: all before `since` have ended and are sealed. */
  async take(client: PoolClient, most: number) {
    const { rows: snapshot } = await client.query<{ xmin: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
    )
    this.next ??= snapshot[0]!.xmin
    const recent = this.since ? 'and e.tx >= $3::xid8 and e.tx < pg_snapshot_xmax(pg_current_snapshot())' : ''
    const text = `select ${markedColumns}, e.mark, sha256(${entryBytes})
         from platform.ledger e
        where e.id > $1 ${recent} and not exists (select from platform.ledger_leaf l where l.entry = e.id)
        order by e.id limit $2`
    const values = [this.after, most, ...(this.since ? [this.since] : [])]
    const { rows } = await client.query<[...StoredLine, mark: Buffer, leaf: Buffer]>({ text, values, rowMode: 'array' })
    this.after = rows.at(-1)?.[0] ?? this.after
    return {
      rows: rows.filter((row) => this.isGenuine(row)).map(([id, ...row]) => ({ id, hash: row[7] })),
      more: rows.length === most,
    }
  }

  private isGenuine(row: readonly [...StoredLine, mark: Buffer, leaf: Buffer]): boolean {
    const genuine = markOfStored(this.host.vault, row.slice(0, 7) as never).equals(row[7])
    if (!genuine) this.host.log('ledger-row-not-ours', { id: row[0] })
    return genuine
  }

  storeLeaves(client: PoolClient, index: number, rows: readonly Taken[]) {
    return client.query(
      `insert into platform.ledger_leaf (index, entry, hash)
       select $1::bigint + n - 1, entry, substring($3::bytea from (n::int - 1) * 32 + 1 for 32)
         from unnest($2::uuid[]) with ordinality as taken (entry, n)`,
      [index, rows.map(({ id }) => id), Buffer.concat(rows.map(({ hash }) => hash))],
    )
  }

  passed() {
    this.since = this.next
    this.next = undefined
    this.after = first
  }

  forget() {
    this.since = this.next = undefined
    this.after = first
  }

  async opened(client: PoolClient, size: number) {
    const note = await readFile(checkpointFile(this.host.folder), 'utf8').catch(() => '')
    if (note === '') return
    const text = openNote(note, verifierOf(this.by))
    const kept = text === undefined ? undefined : readCheckpoint(text)
    this.trusted =
      kept !== undefined &&
      kept.size <= size &&
      (await readFrontier(tilesOf(client, ledgerTree), kept.size)).root().equals(kept.root)
    if (!this.trusted) this.host.log('ledger-does-not-continue', { kept: kept?.size, found: size })
  }

  async keep(note: string) {
    if (!this.trusted) return
    const file = checkpointFile(this.host.folder)
    await writeFile(`${file}.new`, note, { mode: 0o600 })
    await rename(`${file}.new`, file)
    await writeFile(join(this.host.folder, 'ledger.pub'), `${writeVerifier(verifierOf(this.by))}\n`)
  }
}
