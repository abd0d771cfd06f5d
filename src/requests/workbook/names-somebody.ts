import { openJson } from '../../platform/seal.ts'
import { awaitsAnswer } from '../machine.ts'
import type { FieldValues } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { workbookNamesSomebody } from '../problems.ts'
import { namesOf } from '../room/names-in.ts'
import { tellingIn, textsThatTell } from '../telling.ts'
import type { Workbook } from './contract.ts'

/**
 * Which of these texts name a person of the requests between the two states, as far as the officer may see them: whoever
 * writes a name knows it from there. What is open is asked for the names in the case, too.
 */
async function namingSomebody(context: OfficerCtx, state: string, texts: readonly string[]): Promise<number[]> {
  const { db, vault } = context
  if (texts.length === 0) return []
  const rows = await db
    .selectFrom('requests.request as r')
    .innerJoin('platform.data_key as k', 'k.id', 'r.id')
    .select(['k.id', 'k.wrapped', 'k.epoch', 'r.fields', 'r.person', 'r.status'])
    .where('r.state', '=', state)
    .execute()
  const telling = rows.flatMap(({ fields, ...key }) =>
    tellingIn(openJson<FieldValues>(vault.unwrap(key), 'fields', fields)),
  )
  const open = rows.filter(({ status }) => awaitsAnswer.includes(status))
  for (const person of new Set(open.flatMap(({ person: each }) => each ?? [])))
    telling.push(...(await namesOf(context, person)))
  return textsThatTell(texts, telling)
}

/** A workbook travels to a meeting: nothing in it names anybody. */
export async function mustNameNobody(context: OfficerCtx, state: string, texts: readonly string[]): Promise<void> {
  const found = await namingSomebody(context, state, texts)
  if (found.length > 0) throw workbookNamesSomebody(state, found.length)
}

/** The points of a workbook that name somebody, and whether the place of the meeting does. */
export async function namingIn(context: OfficerCtx, { state, items, place }: Workbook) {
  const found = await namingSomebody(context, state, [...items.map(({ words }) => words), place ?? ''])
  return {
    naming: items.filter((_item, at) => found.includes(at)).map(({ id }) => id),
    place: found.includes(items.length),
  }
}
