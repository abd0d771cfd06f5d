import { sealJson, openJson, type DataKey } from '../../platform/seal.ts'
import type { FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { categoriesOf } from '../transfers/categories.ts'
import type { RequestsTables } from '../tables.ts'

/** What was said in one message, sealed under the key of the request. */
export interface EntryContent {
  readonly post: string
  readonly text: string | null
  /** The language of its free words, where that was told. */
  readonly language?: string | null
  readonly fields: FieldValues | null
  /** What a recall, or a question about passing on, is about: names of fields, never what was in them. */
  readonly names?: readonly string[]
}

type EntryRow = RequestsTables['requests.entry']

/**
 * Writes one message into the log that both sides hold. PostgreSQL keeps gate G1 here, and lets no message of ours
 * leave that does not stand in this log.
 */
export async function writeEntry(
  { db }: Pick<Ctx, 'db'>,
  key: DataKey,
  { content, ...entry }: Omit<EntryRow, 'content' | 'groups'> & { content: EntryContent },
): Promise<void> {
  await db
    .insertInto('requests.entry')
    .values({ ...entry, groups: groupsIn(content), content: sealJson(key, `entry.${entry.message}`, content) })
    .execute()
}

/** Which groups of facts a message carries; a translation renders the fields that it names. */
const groupsIn = ({ fields, text, names = [] }: EntryContent): string[] =>
  categoriesOf([...Object.keys(fields ?? {}), ...names, ...(text === null ? [] : ['text'])])

export const readEntries = ({ db }: Pick<Ctx, 'db'>, request: string): Promise<EntryRow[]> =>
  db.selectFrom('requests.entry').selectAll().where('request', '=', request).orderBy('at').orderBy('message').execute()

export const openEntry = (key: DataKey, { message, content }: EntryRow): EntryContent =>
  openJson(key, `entry.${message}`, content)
