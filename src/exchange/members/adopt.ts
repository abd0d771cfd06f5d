import { latestDirectory, signersOf } from '../directory.ts'
import type { MembersContext } from './card.ts'
import { judge, openOr } from './judge.ts'
import { compareFirst, notAList, otherWords, rejected } from './problems.ts'
import { speak, isSpoken } from './spoken.ts'
import { digestOfList, keepProposal } from './proposals.ts'
import { putInForce, takeList } from './take-list.ts'

export interface Adopted {
  adopted: number[]
  proposed: string[]
  version: number | null
  words: string | null
}

/**
 * Takes a list, a proposal, or a series of lists from a file. On a node that has no list yet the whole series must be
 * there from the first on, and a person must give the words of the last as somebody of the region read them to her.
 */
export async function adoptLists(
  context: MembersContext,
  { text, words }: { text: string; words?: string | undefined },
): Promise<Adopted> {
  const documents = documentsIn(text)
  const outcome: Adopted = { adopted: [], proposed: [], version: null, words: null }
  const first = await latestDirectory(context.db)
  const rest = first ? documents : await begin(context, { documents, words, outcome })
  for (const document of rest) {
    const taken = await takeList(context, document, 'file')
    if (taken.kind === 'adopted') outcome.adopted.push(taken.directory.content.version)
    if (taken.kind === 'proposed') outcome.proposed.push(taken.digest)
  }
  const now = await latestDirectory(context.db)
  return { ...outcome, version: now?.content.version ?? null, words: now ? speak(now.digest) : null }
}

/** A list as the exchange serves it, or several of them in one JSON array, oldest first. */
function documentsIn(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text)
    const lists = (Array.isArray(value) ? value : [value]).map((each: unknown) => JSON.stringify(each))
    const numbered = lists.map((list) => ({ list, version: openOr(list).content.version }))
    if (numbered.length === 0) throw notAList()
    return numbered.sort((a, b) => a.version - b.version).map(({ list }) => list)
  } catch {
    throw notAList()
  }
}

async function begin(
  context: MembersContext,
  { documents, words, outcome }: { documents: readonly string[]; words: string | undefined; outcome: Adopted },
): Promise<string[]> {
  const [document, ...rest] = documents as [string, ...string[]]
  const judged = judge(document, undefined, context.now)
  const { version } = judged.next.content
  if (judged.why === 'too-few-signatures') {
    await keepProposal(context, { document, version, origin: 'file' })
    outcome.proposed.push(judged.next.digest)
    return []
  }
  if (judged.why) throw rejected(judged.why, judged.detail)
  const issued = new Date(judged.next.content.issuedAt)
  const own = rest.length === 0 && signersOf(document, judged.next, issued).includes(context.state)
  if (!own || !(await hasOwnKeyIn(context, judged.next.members.get(context.state)?.keys ?? [])))
    compare(documents.at(-1)!, words)
  await putInForce(context, document, judged)
  outcome.adopted.push(version)
  return rest
}

/** Each list holds the digest of the one before it, so the words of the last stand for all. */
function compare(last: string, words: string | undefined): void {
  const { version } = openOr(last).content
  if (!words?.trim()) throw compareFirst(version)
  if (!isSpoken(words, digestOfList(last))) throw otherWords(version)
}

/** That this node signed it is believed only where the key is this node's own. */
async function hasOwnKeyIn({ db }: MembersContext, keys: readonly { kid: string; x: string }[]): Promise<boolean> {
  const own = await db.selectFrom('exchange.own_key').select(['kid', 'public_key']).execute()
  return own.some(({ kid, public_key }) =>
    keys.some((key) => key.kid === kid && key.x === (public_key as unknown as { x: string }).x),
  )
}
