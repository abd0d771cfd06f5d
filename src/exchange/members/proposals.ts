import type { Db } from '../../platform/db.ts'
import { digestOf } from '../signed.ts'
import { SignedDirectory } from '../protocol.ts'
import type { ExchangeTables } from '../tables.ts'
import { markUnspread } from '../wake.ts'
import type { MembersContext } from './card.ts'
import { noSuchProposal } from './problems.ts'
import type { MembersTables } from './tables.ts'

export type ProposalRow = MembersTables['exchange.proposal']

/** Those that could follow the list that counts, oldest first. */
export const openProposals = (db: Db<ExchangeTables>, version: number): Promise<ProposalRow[]> =>
  db
    .selectFrom('exchange.proposal')
    .where('version', '=', version + 1)
    .where('withdrawn_at', 'is', null)
    .orderBy('seen_at')
    .orderBy('digest')
    .selectAll()
    .execute()

export async function getProposal(db: Db<ExchangeTables>, digest: string): Promise<ProposalRow> {
  const row = await db
    .selectFrom('exchange.proposal')
    .where('digest', '=', digest)
    .where('withdrawn_at', 'is', null)
    .selectAll()
    .executeTakeFirst()
  if (!row) throw noSuchProposal(digest)
  return row
}

export const digestOfList = (document: string): string => digestOf(SignedDirectory.parse(JSON.parse(document)).payload)

/** The same list with the signatures of both texts. */
export function gathered(a: string, b: string): string {
  const [one, other] = [SignedDirectory.parse(JSON.parse(a)), SignedDirectory.parse(JSON.parse(b))]
  const more = other.signatures.filter(
    ({ protected: header, signature }) =>
      !one.signatures.some((known) => known.protected === header && known.signature === signature),
  )
  return JSON.stringify({ payload: one.payload, signatures: [...one.signatures, ...more].slice(0, 100) })
}

/** Keeps a list that is not in force, with every signature that was ever seen on it. Gives the text as it now stands. */
export async function keepProposal(
  { db, now, vault }: Pick<MembersContext, 'db' | 'now' | 'vault'>,
  { document, version, origin }: Pick<ProposalRow, 'document' | 'version' | 'origin'>,
): Promise<string> {
  const digest = digestOfList(document)
  const before = await db
    .selectFrom('exchange.proposal')
    .where('digest', '=', digest)
    .select('document')
    .forUpdate()
    .executeTakeFirst()
  const text = before ? gathered(before.document, document) : document
  await db
    .insertInto('exchange.proposal')
    .values({ digest, version, document: text, origin, seen_at: now, withdrawn_at: null })
    .onConflict((conflict) =>
      conflict
        .column('digest')
        .doUpdateSet(origin === 'partner' ? { document: text } : { document: text, withdrawn_at: null }),
    )
    .execute()
  markUnspread(vault)
  return text
}
