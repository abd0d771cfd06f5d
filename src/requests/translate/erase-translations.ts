import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { keyOf } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'
import { openTranslation, readTranslations, sealTranslation } from './kept.ts'

const without = (texts: Readonly<Record<string, string>>, gone: readonly string[]) =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => !gone.includes(name)))

/** What a recalled text said in other languages goes with it, and so does what we kept of the original beside them. */
export async function eraseTranslations(
  context: Ctx,
  row: RequestRecord,
  { recall, message, fields }: { recall: string; message: string; fields: readonly string[] },
): Promise<void> {
  const key = await keyOf(context, row)
  for (const kept of await readTranslations(context, row.id)) {
    if (kept.of !== message) continue
    const { translator, texts, originals } = openTranslation(key, kept)
    const left = { translator, texts: without(texts, fields), originals: without(originals, fields) }
    const content = sealTranslation(key, kept.id, left)
    await sql`select requests.erase_translation(${recall}::uuid, ${kept.id}::uuid, ${content}::bytea)`.execute(
      context.db,
    )
  }
}
