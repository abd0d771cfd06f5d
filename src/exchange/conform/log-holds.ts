import { hashPair, subtreesOf } from '../../platform/merkle.ts'
import { hashesFrom } from '../../platform/tree.ts'
import { openHead } from '../log/known-logs.ts'
import { widthIn, writeTilePath } from '../log/tile-path.ts'
import { Skip } from './skip.ts'
import type { Subject } from './subject.ts'

/** Reads the whole log by its tiles and lays the root beside the one that the node signed. */
export async function logHolds(subject: Subject): Promise<string | undefined> {
  const answer = await subject.get('log/checkpoint')
  if (answer.status === 404) throw new Skip('no head is signed yet')
  const head = openHead(Buffer.from(answer.text, 'latin1').toString('utf8'), subject.node, subject.now)
  if (!head) return 'the head is not signed by the node, or is no head of its log'
  if (head.size === 0) throw new Skip('the log is empty')
  const hashes = await hashesFrom(async (tile) => {
    const width = widthIn(tile, head.size)
    const { status, text } = await subject.get(`log/tile/${writeTilePath({ ...tile, width })}`)
    if (status !== 200 || text.length !== width * 32)
      throw new Error(`a tile behind its own head is answered ${status}`)
    return Buffer.from(text, 'latin1')
  })(subtreesOf(0, head.size))
  const root = hashes.reduceRight((right, left) => hashPair(left, right))
  return root.equals(head.root) ? undefined : 'its tiles lead to another root than it signed'
}
