import { asking } from '../../platform/db.ts'
import { handle, type Context } from '../../platform/handle.ts'
import { inclusionProof } from '../../platform/merkle.ts'
import { hashesFrom, tilesOf } from '../../platform/tree.ts'
import { noSuchMessage } from '../problems.ts'
import { digestOf } from '../signed.ts'
import type { ExchangeTables } from '../tables.ts'
import { proveMessage, type MessageProof, type ProvenLeaf } from './contract.ts'
import { settledHead, withCosignatures, type Head } from './heads.ts'
import { logTree } from './names.ts'
import { notSettledYet } from './problems.ts'

type Desk = Context<ExchangeTables>

export const endpoint = handle(proveMessage, {
  needs: 'exchange.read',
  audit: ({ message }) => ({ subject: message }),

  async run(context: Desk, { message }) {
    const found = await context.db
      .selectFrom('exchange.message')
      .where('id', '=', message)
      .select('envelope')
      .executeTakeFirst()
    if (!found) throw noSuchMessage(message)
    return { proof: await prove(context, message, found.envelope) }
  },
})

/** What has been signed of the message and is in a settled head; a receipt of this hour comes with the next. */
async function prove(context: Desk, message: string, envelope: string): Promise<MessageProof> {
  const { db, state } = context
  const head = await settledHead(asking(db))
  const sealed = head && (await leafOf(context, head, { kind: 'envelope', text: envelope }))
  if (!sealed) throw notSettledYet(message)
  const rows = await db
    .selectFrom('exchange.receipt')
    .where('message', '=', message)
    .orderBy('at')
    .select('receipt')
    .execute()
  const receipts: string[] = []
  const leaves = [sealed]
  for (const { receipt } of rows) {
    const leaf = await leafOf(context, head, { kind: 'receipt', text: receipt })
    if (leaf) {
      receipts.push(receipt)
      leaves.push(leaf)
    }
  }
  return {
    suar: 1,
    proof: 'message',
    envelope,
    receipts,
    log: state,
    leaves,
    checkpoint: withCosignatures(head),
    directories: await directoriesFor(context, head, [envelope, ...receipts]),
    stamp: head.stamp?.toString('base64') ?? null,
  }
}

async function leafOf(
  { db }: Desk,
  { size }: Head,
  { kind, text }: { kind: 'envelope' | 'receipt'; text: string },
): Promise<ProvenLeaf | undefined> {
  const digest = digestOf(text)
  const leaf = await db
    .selectFrom('exchange.log_leaf')
    .where('digest', '=', digest)
    .where('kind', '=', kind)
    .orderBy('index')
    .select('index')
    .executeTakeFirst()
  const index = Number(leaf?.index ?? size)
  if (index >= size) return undefined
  const path = await inclusionProof(index, size, hashesFrom(tilesOf(asking(db), logTree)))
  return { kind, digest, index, path: path.map((hash) => hash.toString('base64')) }
}

/** The list that counted when the head was signed, and for each key that it does not name, the last that did. */
async function directoriesFor({ db }: Desk, { at }: Head, texts: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('exchange.directory').orderBy('version', 'desc').selectAll().execute()
  const counted = rows.find(({ accepted_at }) => accepted_at <= at) ?? rows[0]!
  const naming = texts.map((text) => {
    const kid = kidOf(text)
    const names = ({ document }: { document: string }) => namesKey(document, kid)
    return names(counted) ? counted : rows.find(names)
  })
  return [...new Set([counted, ...naming.filter((row) => row !== undefined)].map(({ document }) => document))]
}

const kidOf = (text: string): string =>
  (JSON.parse(Buffer.from(text.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid

const namesKey = (document: string, kid: string): boolean =>
  Buffer.from((JSON.parse(document) as { payload: string }).payload, 'base64url')
    .toString()
    .includes(JSON.stringify(kid))
