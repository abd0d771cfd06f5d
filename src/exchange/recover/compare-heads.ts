import { sql } from 'kysely'
import { inSystem } from '../../platform/in-system.ts'
import type { KnownMember } from '../directory.ts'
import { officeOf } from '../office.ts'
import type { Heads } from '../protocol.ts'
import type { ExchangeHost } from '../tables.ts'
import { markUnsent } from '../wake.ts'
import { askHeads } from './fetch-history.ts'
import { recoverThread } from './recover-thread.ts'
import { replayWaiting } from './replay-waiting.ts'
import { sendAgain } from './send-again.ts'

const first = '00000000-0000-0000-0000-000000000000'
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * Asks every member how far it has come in each thread of ours: a node that starts may have been restored from a
 * backup, and so may they. Who does not answer is asked again the next time; `seen` holds who has. Gives the number of
 * threads that were brought together.
 */
export async function compareHeads(host: ExchangeHost, seen: Set<string> = new Set()): Promise<number> {
  const { directory } = await officeOf(host)
  const others = [...directory.members.values()].filter(({ state }) => state !== host.state && !seen.has(state))
  const mended = others.map(async (member) => {
    try {
      const count = await compareWith(host, member)
      seen.add(member.state)
      return count
    } catch (error) {
      host.log('exchange.heads-not-seen', { from: member.state, error: error instanceof Error ? error.message : '' })
      return 0
    }
  })
  const count = (await Promise.all(mended)).reduce((sum, n) => sum + n, 0)
  await replayWaiting(host)
  return count
}

export async function compareWith(host: ExchangeHost, member: KnownMember): Promise<number> {
  let mended = 0
  for (let after: string | null = first; after !== null;) {
    const page: Heads = await askHeads(host, member, after)
    for (const { thread, digest, known } of await differing(host, member.state, { page, after }))
      mended += Number(await meet(host, { partner: member.state, thread }, { head: digest, known }))
    after = page.next
  }
  return mended
}

interface Differing {
  thread: string
  /** Null where the partner holds nothing of it. */
  digest: string | null
  /** We hold the text it stands behind. */
  known: boolean
}

/** Threads that stand elsewhere with the partner than with us; where what is missing there waits to be sent, nothing comes of it. */
async function differing(
  host: ExchangeHost,
  partner: string,
  { page: { heads, next }, after }: { page: Heads; after: string },
): Promise<Differing[]> {
  const { rows } = await sql<Differing>`
    with theirs as (
      select * from unnest(${heads.map(({ thread }) => thread)}::uuid[], ${heads.map(({ digest }) => digest)}::text[]) as theirs (thread, digest)),
    ours as (
      select thread, digest from exchange.thread
       where partner = ${partner} and direction = 'out' and digest is not null
         and thread > ${after}::uuid and thread <= ${next ?? last}::uuid)
    select coalesce(theirs.thread, ours.thread) as thread, theirs.digest,
           theirs.digest is null or exists (
             select from exchange.message where message.thread = theirs.thread and direction = 'out'
                and partner = ${partner} and message.digest = theirs.digest) as known
      from theirs full join ours using (thread)
     where theirs.digest is distinct from ours.digest`.execute(host.system.kysely)
  return rows
}

async function meet(
  host: ExchangeHost,
  of: { partner: string; thread: string },
  { head, known }: { head: string | null; known: boolean },
): Promise<boolean> {
  if (!known) return recoverThread(host, of)
  const again = await inSystem(host, (context) => sendAgain(context, of, head))
  if (again) markUnsent(host.vault)
  return Boolean(again)
}
