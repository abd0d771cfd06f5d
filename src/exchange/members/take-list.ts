import { appendToLedger } from '../../platform/ledger.ts'
import { latestDirectory, openDirectory, type KnownDirectory } from '../directory.ts'
import { forgetOffice } from '../office.ts'
import { markUnspread } from '../wake.ts'
import type { MembersContext } from './card.ts'
import { judge, type Judged } from './judge.ts'
import { rejected } from './problems.ts'
import { keepProposal, type ProposalRow } from './proposals.ts'

export type Taken =
  | { readonly kind: 'adopted'; readonly directory: KnownDirectory; readonly signedBy: readonly string[] }
  | { readonly kind: 'proposed'; readonly digest: string; readonly signedBy: readonly string[] }
  | { readonly kind: 'known' }

/**
 * Takes what may follow: in force at once where enough members have signed, kept as a proposal where some have. What is
 * known already changes nothing; all else is refused with its reason. Nothing is taken on a node without a list: the
 * first is a matter of people (`adopt-lists`).
 */
export async function takeList(
  context: MembersContext,
  document: string,
  origin: ProposalRow['origin'],
): Promise<Taken> {
  const { db, now } = context
  const current = await latestDirectory(db)
  const judged = judge(document, current, now)
  if (current?.digest === judged.next.digest) return { kind: 'known' }
  if (judged.why === 'not-newer' && (await stood(context, judged.next))) return { kind: 'known' }
  if (judged.why === 'too-few-signatures' && (judged.signedBy.length > 0 || origin !== 'partner'))
    return propose(context, { document, judged, origin, current })
  if (judged.why) throw rejected(judged.why, judged.detail)
  return putInForce(context, document, judged)
}

async function propose(
  context: MembersContext,
  {
    document,
    judged,
    origin,
    current,
  }: { document: string; judged: Judged; origin: ProposalRow['origin']; current: KnownDirectory | undefined },
): Promise<Taken> {
  const text = await keepProposal(context, { document, version: judged.next.content.version, origin })
  const together = judge(text, current, context.now)
  if (together.why === undefined && current) return putInForce(context, text, together)
  return { kind: 'proposed', digest: judged.next.digest, signedBy: together.signedBy }
}

/** From this row on the list counts: for what is sent, taken and believed. */
export async function putInForce(
  context: MembersContext,
  document: string,
  { next, signedBy }: Pick<Judged, 'next' | 'signedBy'>,
): Promise<Taken> {
  const { db, now, vault } = context
  await db
    .insertInto('exchange.directory')
    .values({ version: next.content.version, document, accepted_at: now })
    .execute()
  await appendToLedger(context as never, {
    at: now,
    officer: null,
    action: 'exchange/list-in-force',
    subject: next.digest,
    detail: { version: next.content.version, signedBy },
  })
  forgetOffice(vault)
  markUnspread(vault)
  return { kind: 'adopted', directory: next, signedBy }
}

/** The list stood here once, and was followed by others. */
async function stood({ db }: MembersContext, { content, digest }: KnownDirectory): Promise<boolean> {
  const row = await db
    .selectFrom('exchange.directory')
    .where('version', '=', content.version)
    .select('document')
    .executeTakeFirst()
  return row !== undefined && openDirectory(row.document).digest === digest
}
