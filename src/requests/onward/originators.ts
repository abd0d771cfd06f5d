import type { FieldValues, OnwardQuestion, Originator } from '../contract.ts'
import { RequestId } from '../contract.ts'
import { catalogue, type FieldName } from '../catalogue.ts'
import type { Ctx } from '../context.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { keyOf } from '../move/row.ts'
import { originatorHasNotAgreed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'

export const plain = (value: string) => value.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Codes and dates are the same everywhere; words are somebody's. */
export const isWords = (name: string) => ['line', 'text'].includes(catalogue[name as FieldName]?.kind)

/** Two or three letters, a year or a code say nothing about where they came from. */
const shortest = 5
/** So long a piece does not stand in another text by chance. */
const telling = 12

export const words = (values: FieldValues | null) =>
  Object.values(values ?? {})
    .filter((value) => typeof value === 'string')
    .map(plain)
    .filter((value) => value.length >= shortest)

export const stems = (value: string, theirs: readonly string[]) =>
  theirs.some((told) => told === value || (told.length >= telling && value.includes(told)))

/**
 * What a draft carries that a third state sent us about the same case, field by field: the very words, or a text that
 * holds them. What we had said ourselves before stays ours.
 */
export async function originatorsOf(context: Ctx, row: RequestRecord, values: FieldValues): Promise<Originator[]> {
  if (row.side === 'In' || row.case_id === null) return []
  const { db, state } = context
  const others = await db
    .selectFrom('requests.request')
    .selectAll()
    .where('case_id', '=', row.case_id)
    .where('state', '<>', row.state)
    .where('message', 'is not', null)
    .orderBy('sent_at')
    .execute()
  const [ours, found] = [new Set<string>(), [] as Originator[]]
  for (const other of others) {
    const key = await keyOf(context, other)
    const theirs: string[] = []
    for (const entry of await readEntries(context, other.id)) {
      const { fields, text } = openEntry(key, entry)
      const said = [...words(fields), ...words(text === null ? null : { text })]
      if (entry.from_state === state) for (const word of said) ours.add(word)
      else theirs.push(...said.filter((word) => !ours.has(word)))
    }
    const fields = Object.entries(values)
      .filter(([name, value]) => isWords(name) && typeof value === 'string' && stems(plain(value), theirs))
      .map(([name]) => name)
    if (fields.length > 0) found.push(await standingOf(context, { other, to: row.state, fields }))
  }
  return found
}

async function standingOf(
  { db }: Pick<Ctx, 'db'>,
  { other, to, fields }: { other: RequestRecord; to: string; fields: string[] },
): Promise<Originator> {
  const asked = await db
    .selectFrom('requests.onward')
    .selectAll()
    .where('request', '=', other.id)
    .where('side', '=', 'Out')
    .where('to_state', '=', to)
    .orderBy('at', 'desc')
    .execute()
  const fitting = asked.find((each) => fields.every((name) => each.fields.includes(name)))
  const standing = fitting === undefined ? 'NotAsked' : (fitting.answer ?? 'Asked')
  return { state: other.state, request: RequestId.parse(other.id), fields, standing }
}

/** The third-party rule (domain F6.2): nothing goes on without the recorded yes of whoever sent it. */
export async function mustHaveTheirYes(context: Ctx, row: RequestRecord, values: FieldValues): Promise<void> {
  const closed = (await originatorsOf(context, row, values)).filter(({ standing }) => standing !== 'Allowed')
  if (closed.length > 0)
    throw originatorHasNotAgreed(
      row.id,
      closed.map(({ state }) => state),
    )
}

/** What another state asks about what we sent, and we have not answered. */
export async function questionsOn({ db }: Pick<Ctx, 'db'>, request: string): Promise<OnwardQuestion[]> {
  const rows = await db
    .selectFrom('requests.onward')
    .selectAll()
    .where('request', '=', request)
    .where('side', '=', 'In')
    .where('answer', 'is', null)
    .orderBy('at')
    .execute()
  return rows.map(({ id, to_state: to, fields, at }) => ({ id, to, fields, at: at.toISOString() }))
}
