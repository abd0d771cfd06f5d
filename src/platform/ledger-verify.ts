import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { markedColumns, markOfStored, type StoredLine } from './ledger.ts'
import { checkpointFile } from './ledger-sealer.ts'
import { entryBytes, ledgerSigner, ledgerTree } from './ledger-tree.ts'
import { verifierOf } from './signed-note.ts'
import type { Vault } from './seal.ts'
import { inOneSnapshot, verifyTree, type Finding, type KeptHead, type Verdict } from './tree-verify.ts'

interface Ledger {
  readonly url: string
  readonly folder: string
  readonly vault: Vault
  readonly state: string
  /** Heads of this ledger that are kept where its owner cannot reach them. */
  readonly heads?: readonly KeptHead[]
}

/** Every entry is read and hashed in one pass and one snapshot; the node may go on working meanwhile. */
export async function verifyLedger(ledger: Ledger): Promise<Verdict> {
  const note = await readFile(checkpointFile(ledger.folder), 'utf8').catch(() => undefined)
  return inOneSnapshot(ledger.url, async (client) => {
    const { rows } = await client.query<{ entries: string }>('select count(*) as entries from platform.ledger')
    const entries = Number(rows[0]!.entries)
    const { leaves, findings } = await verifyTree(client, {
      tables: ledgerTree,
      rows: `from platform.ledger_leaf l left join platform.ledger e on e.id = l.entry`,
      bytes: `case when e.id is not null then ${entryBytes} end`,
      entry: 'l.entry',
      signers: [verifierOf(ledgerSigner(ledger.vault, ledger.state))],
      kept: [...(note === undefined ? [] : [{ note, where: "the node's folder" }]), ...(ledger.heads ?? [])],
    })
    if (entries === leaves && findings.length === 0) return { entries, waiting: 0, findings }
    const unsealed = await readUnsealed(client, ledger.vault)
    return { entries, waiting: unsealed.waiting, findings: [...findings, ...unsealed.findings] }
  })
}

async function readUnsealed(client: pg.Client, vault: Vault): Promise<{ waiting: number; findings: Finding[] }> {
  const text = `select ${markedColumns}, e.mark from platform.ledger e
    where not exists (select from platform.ledger_leaf l where l.entry = e.id) order by e.id`
  const { rows } = await client.query<[...StoredLine, mark: Buffer]>({ text, rowMode: 'array' })
  const foreign = rows.filter((row) => !markOfStored(vault, row.slice(0, 7) as never).equals(row[7]))
  const findings = foreign.map(([entry]): Finding => ({
    what: 'inserted',
    entry,
    detail: 'It was not written by this node.',
  }))
  return { waiting: rows.length - foreign.length, findings }
}
