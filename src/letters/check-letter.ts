import { getState, type DirectoryTables } from '../directory/index.ts'
import type { SystemContext } from '../platform/handle.ts'
import { codeMark, readCode } from './code.ts'
import { dayIn } from './say-date.ts'
import type { LettersTables } from './tables.ts'

/** What somebody holds in her hands. */
export interface Held {
  readonly code: string
  /** As printed beside the code; not asked for when the file is there. */
  readonly number?: string
  readonly dated?: string
  /** SHA-256 of the file that she was given. */
  readonly digest?: Buffer
}

/** What she may know: genuine or not, issued when, by which authority, and whether it is the same paper or file. */
export type Verdict =
  | { readonly known: false }
  | {
      readonly known: true
      readonly authority: string
      readonly dated: string
      /** The day on which it was taken back. */
      readonly withdrawnOn: string | null
      /** Whether number and date are those of the letter; null when she gave none. */
      readonly paper: boolean | null
      readonly file: boolean | null
    }

/** Never a letter's: what is looked up for a text that is no code, so that it takes as long as one that is. */
const nobodys = '0'.repeat(16)

/** Anyone may ask. One look-up by a keyed token, whatever was typed. */
export async function checkLetter(
  { db, vault, state }: SystemContext<LettersTables & DirectoryTables>,
  held: Held,
): Promise<Verdict> {
  const { zones } = await getState(db, state)
  const read = readCode(held.code)
  const row = await db
    .selectFrom('letters.letter')
    .select(['authority', 'dated', 'number', 'digest', 'withdrawn_at'])
    .where('code', '=', codeMark(vault, read ?? nobodys))
    .executeTakeFirst()
  if (!row || !read) return { known: false }
  const said = [
    ...(held.number ? [plain(held.number) === plain(row.number)] : []),
    ...(held.dated ? [plain(held.dated) === plain(row.dated)] : []),
  ]
  return {
    known: true,
    authority: row.authority,
    dated: row.dated,
    withdrawnOn: row.withdrawn_at && dayIn(zones[0]!, row.withdrawn_at),
    paper: said.length === 0 ? null : said.every(Boolean),
    file: held.digest ? held.digest.equals(row.digest) : null,
  }
}

/** As people copy it: any spaces, any kind of stroke between the parts. */
const plain = (text: string) => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
