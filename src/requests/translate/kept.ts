import type { Selectable } from 'kysely'
import { openJson, sealJson, type DataKey } from '../../platform/seal.ts'
import { answerCatalogue } from '../answers.ts'
import { catalogue } from '../catalogue.ts'
import type { FieldValues, Translation } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { openEntry, readEntries, type EntryContent } from '../move/log.ts'
import { keyOf, openFields } from '../move/row.ts'
import { nothingToTranslate } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import type { TranslationTables } from './tables.ts'

export type TranslationRecord = Selectable<TranslationTables['requests.translation']>

export interface TranslationContent {
  readonly translator: string
  readonly texts: Readonly<Record<string, string>>
  /** What stood there when it was rendered: a draft may change after. */
  readonly originals: Readonly<Record<string, string>>
}

export const sealTranslation = (key: DataKey, id: string, content: TranslationContent): Buffer =>
  sealJson(key, `translation.${id}`, content)
export const openTranslation = (key: DataKey, { id, content }: Pick<TranslationRecord, 'id' | 'content'>) =>
  openJson<TranslationContent>(key, `translation.${id}`, content)

export const readTranslations = ({ db }: Pick<Ctx, 'db'>, request: string): Promise<TranslationRecord[]> =>
  db.selectFrom('requests.translation').selectAll().where('request', '=', request).orderBy('at').orderBy('id').execute()

const shapes: Readonly<Record<string, { kind: string } | undefined>> = { ...answerCatalogue, ...catalogue }

/** Free texts, and nothing else: a code, a date or a name is the same in every language. */
export function textsIn(fields: FieldValues | null, text: string | null = null): Record<string, string> {
  const free = Object.entries(fields ?? {}).filter(
    (entry): entry is [string, string] => shapes[entry[0]]?.kind === 'text' && typeof entry[1] === 'string',
  )
  return { ...Object.fromEntries(free), ...(text !== null && { text }) }
}

/** The texts of the draft as it stands, or of one message of the log. Throws where there is no such message. */
export async function originalsOf(
  context: Pick<Ctx, 'db' | 'vault'>,
  row: RequestRecord,
  message: string | null,
): Promise<Record<string, string>> {
  const key = await keyOf(context, row)
  if (message === null) {
    if (row.message !== null) throw nothingToTranslate(row.id, [])
    return textsIn(openFields(key, row))
  }
  const entry = (await readEntries(context, row.id)).find((each) => each.message === message)
  if (!entry) throw nothingToTranslate(row.id, [])
  const { fields, text }: EntryContent = openEntry(key, entry)
  return textsIn(fields, text)
}

/** A translation carries texts that stand in the original, and nothing beside them. */
export function mustRenderOnly(request: string, texts: object, originals: object): void {
  const beside = Object.keys(texts).filter((name) => !(name in originals))
  if (beside.length > 0 || Object.keys(texts).length === 0) throw nothingToTranslate(request, beside)
}

/** All translations of a request, as both originals and drafts of ours stand now. */
export async function translationsOf(context: Pick<Ctx, 'db' | 'vault'>, row: RequestRecord): Promise<Translation[]> {
  const rows = await readTranslations(context, row.id)
  if (rows.length === 0) return []
  const key = await keyOf(context, row)
  const now = row.message === null ? textsIn(openFields(key, row)) : {}
  return rows.flatMap((each) => {
    const { translator, texts, originals } = openTranslation(key, each)
    const old = each.of === null ? Object.keys(texts).filter((name) => now[name] !== originals[name]) : []
    if (Object.keys(texts).length === 0) return []
    const { id, of, from_state: from, language, made, at, message } = each
    return [{ id, of, from, language, made, translator, at: at.toISOString(), texts, shared: message !== null, old }]
  })
}
