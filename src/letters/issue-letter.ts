import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { getState, type DirectoryTables } from '../directory/index.ts'
import type { SystemContext } from '../platform/handle.ts'
import { sealBytes, sealText, type DataKey } from '../platform/seal.ts'
import { dayIn } from './say-date.ts'
import { codeMark, newCode } from './code.ts'
import { LetterId, type LetterPreview } from './contract.ts'
import type { Letter, Sender } from './letter.ts'
import { previewLetter, setLetter } from './set-letter.ts'
import type { LettersTables } from './tables.ts'

type Ctx = SystemContext<LettersTables & DirectoryTables>

/** Whom and what a letter is about, as far as this slice needs to know. */
interface About {
  /** The id by which the slice above finds its letters. */
  readonly subject: string
  /** The key of the subject: when it is destroyed, the letter is too. */
  readonly key: DataKey
  /** The officer who issues it. */
  readonly by: string
}

/** A letter with a number and a code of its own, kept as the very bytes that were handed out. */
export async function issueLetter(context: Ctx, letter: Letter, { subject, key, by }: About) {
  const { db, now, vault } = context
  const id = LetterId.parse(context.newId())
  const code = newCode()
  const dated = await dayAt(context)
  // Not before the letter is known to be whole: a number that nobody received would be asked for.
  const number = await nextNumber(context, dated)
  const set = await setLetter(letter, {
    sender: senderOf(context),
    issue: { number, dated, code },
    today: dated,
    at: now,
  })
  const digest = createHash('sha256').update(set.pdf).digest()
  await db
    .insertInto('letters.letter')
    .values({
      id,
      number,
      kind: letter.kind,
      languages: [...letter.languages],
      subject,
      authority: letter.authority,
      code: codeMark(vault, code),
      digest,
      pages: set.pages,
      size: set.pdf.length,
      sealed_code: sealText(key, `letter-code|${id}`, code),
      sealed_pdf: sealBytes(key, `letter-pdf|${id}`, set.pdf),
      dated,
      issued_at: now,
      issued_by: by,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: null,
    })
    .execute()
  return { letter: id, number, code, pdf: set.pdf }
}

/** The letter as it would be today. Nothing is kept, nothing is numbered. */
export const showLetter = async (context: Ctx, letter: Letter): Promise<LetterPreview> =>
  previewLetter(letter, { sender: senderOf(context), today: await dayAt(context) })

const senderOf = ({ state, origin, synthetic }: Ctx): Sender => ({ state, origin, synthetic })

/** Today in the capital of this state: `2026-11-24`. */
async function dayAt({ db, state, now }: Ctx): Promise<string> {
  const { zones } = await getState(db, state)
  return dayIn(zones[0]!, now)
}

/** A sequence: two officers never wait for each other, and a number that was given is never given again. */
async function nextNumber({ db, state }: Ctx, dated: string): Promise<string> {
  const { rows } = await sql<{ n: string }>`select nextval('letters.number') as n`.execute(db)
  return `${state}/${dated.slice(0, 4)}/${rows[0]!.n.padStart(6, '0')}`
}
