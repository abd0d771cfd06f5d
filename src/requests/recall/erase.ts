import { sql } from 'kysely'
import { sealJson } from '../../platform/seal.ts'
import { schemaOf } from '../fields.ts'
import { answerCatalogue } from '../answers.ts'
import type { FieldValues, RequestKind } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { definitions, laterFields } from '../definitions.ts'
import { holdsAName } from '../marking.ts'
import { openEntry, readEntries, type EntryContent } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { notInThatMessage, notAsAgreed } from '../problems.ts'
import type { RequestRecord, RequestsTables } from '../tables.ts'
import { eraseTranslations } from '../translate/erase-translations.ts'

type Entry = RequestsTables['requests.entry']

/** What one message of a request said, and who said it. */
export async function getEntry(
  { db }: Pick<Ctx, 'db'>,
  row: RequestRecord,
  wanted: { readonly message: string; readonly from: string },
): Promise<Entry> {
  const entry = await db
    .selectFrom('requests.entry')
    .selectAll()
    .where('message', '=', wanted.message)
    .where('request', '=', row.id)
    .where('from_state', '=', wanted.from)
    .executeTakeFirst()
  if (!entry) throw notInThatMessage(row.id, [])
  return entry
}

const belongsToTheRequest = (step: string) => step === 'Opening' || step === 'MoreInfoGiven' || step === 'Corrected'

/** A correction speaks only of what was recalled, in the form that its kind has. */
export function mustCorrectOnly(
  row: RequestRecord,
  { entry, fields, correction }: { entry: Entry; fields: readonly string[]; correction: FieldValues },
): void {
  const { required, optional } = definitions[row.kind].answer
  const form = belongsToTheRequest(entry.step)
    ? laterFields(row.kind)
    : schemaOf(answerCatalogue, { required: [], optional: [...required, ...optional] }, 'crosses')
  const parsed = form.safeParse(correction)
  if (!parsed.success) throw notAsAgreed('requests/field-not-allowed', parsed.error)
  const beside = Object.keys(correction).filter((name) => !fields.includes(name))
  if (beside.length > 0) throw notInThatMessage(row.id, beside)
}

/** What is left of a message when some of its fields are gone. Throws when they do not stand in it. */
function without({ text, fields, ...rest }: EntryContent, gone: readonly string[], request: string): EntryContent {
  const there = [...Object.keys(fields ?? {}), ...(text === null ? [] : ['text'])]
  const missing = gone.filter((name) => !there.includes(name))
  if (missing.length > 0) throw notInThatMessage(request, missing)
  return { ...rest, text: gone.includes('text') ? null : text, fields: fields && left(fields, gone) }
}

const left = (fields: FieldValues, gone: readonly string[]): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !gone.includes(name)))

interface Erasure {
  readonly recall: string
  readonly entry: Entry
  readonly fields: readonly string[]
}

/**
 * Seals the message and the request anew without what was recalled; the old bytes are overwritten, here and in the post
 * office. What was signed, envelope and receipt, holds only digests of it, and stays.
 */
export async function erase(
  context: Ctx,
  row: RequestRecord,
  { recall, entry, fields }: Erasure,
): Promise<RequestRecord> {
  const key = await keyOf(context, row)
  const rest = without(openEntry(key, entry), fields, row.id)
  const content = sealJson(key, `entry.${entry.message}`, rest)
  await eraseTranslations(context, row, { recall, message: entry.message, fields })
  await sql`select requests.erase(${recall}::uuid, ${content}::bytea)`.execute(context.db)
  const entries = await readEntries(context, row.id)
  const said = entries.map((each) => ({ ...each, ...openEntry(key, each) }))
  const whole = sumOf(row.kind, said)
  const recognition = said.findLast(({ fields: told }) => told?.['recognition'] !== undefined)?.fields?.['recognition']
  return saveRow(context, row, {
    fields: sealJson(key, 'fields', whole),
    names_a_person: holdsAName(whole),
    recognition: recognition === undefined ? null : String(recognition),
  })
}

/** What a request carries, message by message; the later word counts. */
export function sumOf(kind: RequestKind, said: readonly { step: string; fields: FieldValues | null }[]): FieldValues {
  const { required, optional } = definitions[kind]
  const mayCarry: readonly string[] = [...required, ...optional]
  const told = said.filter(({ step }) => belongsToTheRequest(step)).map(({ fields }) => fields ?? {})
  const sum = Object.assign({}, ...told) as FieldValues
  return Object.fromEntries(Object.entries(sum).filter(([name]) => mayCarry.includes(name)))
}
