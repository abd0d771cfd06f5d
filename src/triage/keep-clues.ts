import { nameTokens, type CaseworkTables } from '../casework/index.ts'
import type { Report } from '../intake/contract.ts'
import { openReports, type IntakeTables } from '../intake/index.ts'
import type { Blinded } from '../platform/blinded.ts'
import { markOfEpoch } from '../platform/blind.ts'
import type { Db } from '../platform/db.ts'
import { findClues } from './find-clues.ts'
import type { ClueKind, TriageTables } from './tables.ts'

/** Stores by what each report may meet others, under the tokens that `blind` gives for a value. */
export async function keepClues(
  { db }: { db: Db<TriageTables> },
  reports: readonly Pick<Report, 'id' | 'fragments'>[],
  blind: (kind: ClueKind, value: string) => Buffer[],
): Promise<void> {
  const clues = reports.flatMap(({ id: report, fragments }) =>
    findClues(fragments, nameTokens).flatMap(({ kind, value }) =>
      blind(kind, value).map((token) => ({ report, kind, token })),
    ),
  )
  if (clues.length > 0)
    await db
      .insertInto('triage.clue')
      .values(clues)
      .onConflict((c) => c.doNothing())
      .execute()
}

/** A report that is erased meets nobody any more. */
export const blinded: Blinded<TriageTables & IntakeTables & CaseworkTables> = {
  table: 'triage.clue',
  column: 'token',
  by: 'report',
  kinds: ['clue-'],
  way: 'beside',
  async renew({ db, vault }, ids) {
    const reports = await openReports({ db, vault }, ids)
    await keepClues({ db }, reports, (kind, value) => [vault.blind(`clue-${kind}`, value)])
    const known = await db
      .selectFrom('triage.clue')
      .select('report')
      .where('report', 'in', ids)
      .where('token', '>=', markOfEpoch(vault.blindEpochs()[0]!))
      .distinct()
      .execute()
    const erased = ids.filter((id) => !known.some(({ report }) => report === id))
    if (erased.length > 0) await db.deleteFrom('triage.clue').where('report', 'in', erased).execute()
  },
}
