import { announce } from '../../platform/announce.ts'
import type { Ctx } from '../context.ts'

const nothingYet = { as_of: null, differ: null, parts: null, requests: null, found: null, finished_at: null } as const

/** A comparison begins: the node itself then reads the whole book, more than any one officer may see. */
export async function begin(context: Ctx, state: string, officer: string | null): Promise<string> {
  const { db, now, newId } = context
  const id = newId()
  await db
    .insertInto('requests.reconciliation')
    .values({ id, state, side: 'Ours', why: officer ? 'Officer' : 'Schedule', officer, asked_at: now, ...nothingYet })
    .execute()
  await announce(db, 'requests.reconciliation-asked', { reconciliation: id })
  return id
}

/** The other state has begun one, and will tell what it found. */
export const noteTheirs = ({ db, now }: Ctx, { id, state }: { id: string; state: string }) =>
  db
    .insertInto('requests.reconciliation')
    .values({ id, state, side: 'Theirs', why: 'Schedule', officer: null, asked_at: now, ...nothingYet, as_of: now })
    .execute()
