import type pg from 'pg'
import type { Vault } from '../../platform/seal.ts'
import type { NoteVerifier } from '../../platform/signed-note.ts'
import { inOneSnapshot, verifyTree, type Finding, type KeptHead, type Verdict } from '../../platform/tree-verify.ts'
import { importSigning } from '../keys.ts'
import type { LoggedKind } from '../tables.ts'
import { markOfLogged } from './log-text.ts'
import { digestInSql as digestOf, logTree, originOf } from './names.ts'

/** Every leaf against its entry and the hourly heads, and every envelope and receipt against the leaves, in one snapshot. */
export function verifyLog({ url, state, vault }: { url: string; state: string; vault: Vault }): Promise<Verdict> {
  return inOneSnapshot(url, async (client) => {
    const heads = await client.query<{ head: string; note: string }>('select head, note from exchange.log_head')
    const { leaves, findings } = await verifyTree(client, {
      tables: logTree,
      rows: 'from exchange.log_leaf l',
      bytes: `'\\x00'::bytea || exchange.log_entry('${originOf(state)}', l.kind, l.digest)`,
      entry: `l.kind || ' ' || l.digest`,
      signers: await ownVerifiers(client, state),
      kept: heads.rows.map(({ head, note }) => ({ note, where: `the hourly head ${head}` })),
    })
    const waiting = await client.query<{ n: string }>('select count(*) as n from exchange.log_pending')
    const behind = [...(await withoutLeaf(client)), ...(await withoutText(client, vault))]
    return { entries: leaves, waiting: Number(waiting.rows[0]!.n), findings: [...findings, ...behind] }
  })
}

/** The heads of the ledger that are leaves of the log, and so were signed for by others: the ledger must begin with each. */
export function loggedLedgerHeads(url: string): Promise<KeptHead[]> {
  return inOneSnapshot(url, async (client) => {
    const { rows } = await client.query<{ note: string; index: string }>(
      `select c.note, l.index from platform.ledger_checkpoint c
         join exchange.log_leaf l on l.kind = 'ledger-head' and l.digest = ${digestOf('c.note')}`,
    )
    return rows.map(({ note, index }) => ({ note, where: `the transparency log at ${index}` }))
  })
}

/** Heads may be signed by any key that this node has had. */
async function ownVerifiers(client: pg.Client, state: string): Promise<NoteVerifier[]> {
  const { rows } = await client.query<{ key: { x: string } }>(
    `select public_key as key from exchange.own_key where use = 'sign'`,
  )
  return rows.map(({ key }) => ({ name: originOf(state), publicKey: importSigning(key) }))
}

/** Texts that are not in the log: their line was taken out, or the text is another than the one that was logged. */
async function withoutLeaf(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ kind: LoggedKind; message: string }>(`
    select kind, message
      from (select 'envelope' as kind, id as message, ${digestOf('envelope')} as digest from exchange.message
            union all select 'receipt', message, ${digestOf('receipt')} from exchange.receipt) as text
     where not exists (select from exchange.log_leaf l where l.digest = text.digest and l.kind = text.kind)
       and not exists (select from exchange.log_pending p where p.digest = text.digest and p.kind = text.kind)`)
  return rows.map(({ kind, message }) => ({
    what: 'removed',
    entry: message,
    detail: `This ${kind} is not in the log as it stands here: its line was taken out, or its text was changed.`,
  }))
}

/** Lines behind which no text of this node stands. */
async function withoutText(client: pg.Client, vault: Vault): Promise<Finding[]> {
  const { rows } = await client.query<{ place: string | null; kind: LoggedKind; digest: string; mark: Buffer | null }>(`
    with text as (
      select 'envelope' as kind, ${digestOf('envelope')} as digest from exchange.message
      union all select 'receipt', ${digestOf('receipt')} from exchange.receipt
      union all select 'ledger-head', ${digestOf('note')} from platform.ledger_checkpoint)
    select index as place, kind, digest, mark
      from (select index, kind, digest, mark from exchange.log_leaf
            union all select null, kind, digest, mark from exchange.log_pending) as line
     where kind = 'match-query'
        or not exists (select from text where text.digest = line.digest and text.kind = line.kind)`)
  return rows
    .filter(({ kind, digest, mark }) => kind !== 'match-query' || !mark?.equals(markOfLogged(vault, kind, digest)))
    .map(({ place, kind, digest }) => ({
      what: 'inserted',
      entry: `${kind} ${digest}`,
      ...(place !== null && { place: Number(place) }),
      detail: 'No text of this node stands behind it: it was put here, or its text was changed or taken out.',
    }))
}
