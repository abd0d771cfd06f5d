import { sendMessage } from '../src/exchange/index.ts'
import { inSystem } from '../src/platform/in-system.ts'
import type { useNode } from './node.ts'

type Node = ReturnType<typeof useNode>

/** Sends a `test.note`, which the post box of test/post-box.ts takes. */
export const writeNote = (
  node: Node,
  text: string,
  {
    to = 'TH',
    thread = crypto.randomUUID() as string,
    expiresAt,
  }: { to?: string; thread?: string; expiresAt?: Date } = {},
) =>
  inSystem(node.host, (context) =>
    sendMessage(context, {
      to,
      thread,
      type: 'test.note@1.0',
      body: { text },
      handling: { tlp: 'AMBER', onward: 'ask', purpose: 'protection' },
      ...(expiresAt && { expiresAt }),
    }),
  )

/** The notes that were applied at a node, in the order in which they were. */
export async function notesAt(node: Node): Promise<string[]> {
  const rows = await node.rows<{ subject: string }>(
    "select subject from platform.ledger where action = 'test/note' order by tx, id",
  )
  return rows.map(({ subject }) => subject)
}

/** What stands in the queue to be sent, ready to be posted by hand. */
export async function wiresOf(node: Node, thread: string): Promise<string[]> {
  const rows = await node.rows<{ wire: string }>(
    "select wire from exchange.message where thread = $1 and direction = 'out' order by seq",
    [thread],
  )
  return rows.map(({ wire }) => wire)
}

/** Knocks at a node's inbox as another node would. */
export const knock = (node: Node, body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
  node.fetch(
    new Request(`${node.host.origin}/exchange/v1/inbox`, { method: 'POST', body, headers: { 'content-type': type } }),
  )
