import { randomBytes } from 'node:crypto'
import { logText } from '../src/exchange/log/log-text.ts'
import { logSigner } from '../src/exchange/log/log-sealer.ts'
import { logTree } from '../src/exchange/log/names.ts'
import { digestOf } from '../src/exchange/signed.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { consistencyProof } from '../src/platform/merkle.ts'
import { signNote, writeCheckpoint } from '../src/platform/signed-note.ts'
import { hashesFrom, tilesOf } from '../src/platform/tree.ts'
import type { useNode } from './node.ts'

type Node = ReturnType<typeof useNode>

export const grow = (node: Node, by: number) =>
  inSystem(node.host, async (context) => {
    for (let n = 0; n < by; n++) await logText(context, 'match-query', digestOf(randomBytes(16)))
  })
/** A head that the node signs though its log is not so. */
export const lie = async (node: Node, size: number, root = randomBytes(32)) => {
  const signer = await logSigner(node.host)
  return signNote(writeCheckpoint({ origin: signer.name, size, root }), signer)
}
export const proofOf = (node: Node, old: number, size: number) =>
  consistencyProof(old, size, hashesFrom(tilesOf(node.host.system.pool, logTree)))
export const standing = (node: Node, witness: string) =>
  node.rows('select code from exchange.log_witness where state = $1', [witness])
export const breaches = (node: Node) =>
  node.rows('select state, found from exchange.log_breach where closed_at is null')
