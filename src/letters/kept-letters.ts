import type { SystemContext } from '../platform/handle.ts'
import { openBytes, openText, type DataKey } from '../platform/seal.ts'
import { showCode } from './code.ts'
import { LetterId, type LetterFile, type LetterRow, type WithdrawReason } from './contract.ts'
import { alreadyWithdrawn, noSuchLetter } from './problems.ts'
import type { LetterRecord, LettersTables } from './tables.ts'

type Ctx = SystemContext<LettersTables>

const columns = [
  ...(['id', 'number', 'kind', 'languages', 'subject', 'pages', 'size', 'sealed_code'] as const),
  ...(['issued_at', 'withdrawn_at', 'withdrawn_why'] as const),
] as const

/** The letters about one subject, newest first. Whose they are, row-level security of the slice above says. */
export async function listLettersOf(
  { db }: Ctx,
  { subject, key }: { subject: string; key: DataKey },
): Promise<LetterRow[]> {
  const rows = await db
    .selectFrom('letters.letter')
    .select(columns)
    .where('subject', '=', subject)
    .orderBy('issued_at', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => rowOf(row, key))
}

const rowOf = (row: Pick<LetterRecord, (typeof columns)[number]>, key: DataKey): LetterRow => ({
  id: LetterId.parse(row.id),
  number: row.number,
  kind: row.kind,
  languages: row.languages,
  pages: row.pages,
  size: row.size,
  code: showCode(openText(key, `letter-code|${row.id}`, row.sealed_code)),
  issuedAt: row.issued_at.toISOString(),
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  withdrawnWhy: row.withdrawn_why,
})

/** What a letter is about, so that the slice above can look whether this officer may have it. Throws 404. */
export async function subjectOf({ db }: Ctx, letter: string): Promise<string> {
  const row = await db.selectFrom('letters.letter').select('subject').where('id', '=', letter).executeTakeFirst()
  if (!row) throw noSuchLetter(letter)
  return row.subject
}

/** The very bytes that were issued, to print again. */
export async function openLetter({ db }: Ctx, letter: string, key: DataKey): Promise<LetterFile> {
  const row = await db
    .selectFrom('letters.letter')
    .select(['number', 'sealed_pdf', 'digest'])
    .where('id', '=', letter)
    .executeTakeFirst()
  if (!row) throw noSuchLetter(letter)
  const pdf = openBytes(key, `letter-pdf|${letter}`, row.sealed_pdf)
  return { number: row.number, pdf: pdf.toString('base64'), sha256: row.digest.toString('hex') }
}

/** Takes a letter back; whoever checks it from now on is told since when. Once, and for good. */
export async function withdrawLetter(
  { db, now }: Ctx,
  letter: string,
  { by, why }: { by: string; why: WithdrawReason },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('letters.letter')
    .set({ withdrawn_at: now, withdrawn_by: by, withdrawn_why: why })
    .where('id', '=', letter)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return
  await subjectOf({ db } as Ctx, letter)
  throw alreadyWithdrawn(letter)
}

/** What they are about has ended, or is no longer said: whoever checks one of them from now on is told. */
export async function withdrawLettersOf(
  { db, now }: Ctx,
  subject: string,
  { by, why }: { by: string | null; why: WithdrawReason },
): Promise<void> {
  await db
    .updateTable('letters.letter')
    .set({ withdrawn_at: now, withdrawn_by: by, withdrawn_why: why })
    .where('subject', '=', subject)
    .where('withdrawn_at', 'is', null)
    .execute()
}
