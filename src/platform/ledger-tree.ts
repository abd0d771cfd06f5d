import { keyFromSeed, type NoteSigner } from './signed-note.ts'
import type { Vault } from './seal.ts'
import type { TreeTables } from './tree.ts'

export const ledgerTree: TreeTables = {
  leaf: 'platform.ledger_leaf',
  node: 'platform.ledger_node',
  checkpoint: 'platform.ledger_checkpoint',
}

/**
 * The bytes of an entry, as they are hashed: PostgreSQL's own binary form of the row, one cheap call, the same for ever.
 * `mark` and `tx` are not in it: they serve the sealing and mean nothing afterwards.
 */
export const entryBytes = `'\\x00'::bytea || record_send(row(e.id, e.at, e.officer, e.action, e.subject, e.cases, e.detail))`

/** Signs the checkpoints of this node's ledger. The key comes out of the vault; it lies on no disk by itself. */
export const ledgerSigner = (vault: Vault, state: string): NoteSigner => ({
  name: `suar-ledger/${state}`,
  privateKey: keyFromSeed(vault.mark('ledger checkpoints', state)),
})
