import { getPerson } from '../../casework/index.ts'
import { openFields, keyOf } from '../move/row.ts'
import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'
import { tellingIn, textsThatTell } from '../telling.ts'

/**
 * Whether a text says who the person of these requests is: her whole name, or what singles her out in them. A nickname
 * does not. A room carries no name; who needs it has it in the request, which is RED.
 */
export const namesHer = async (context: Ctx, doors: readonly RequestRecord[], texts: readonly string[]) =>
  textsThatTell(texts, await tellingOf(context, doors)).length > 0

async function tellingOf(context: Ctx, doors: readonly RequestRecord[]): Promise<string[]> {
  const telling: string[] = []
  for (const row of doors) {
    telling.push(...tellingIn(openFields(await keyOf(context, row), row)))
    if (row.person !== null) telling.push(...(await namesOf(context, row.person)))
  }
  return telling
}

/** Her names in the case; what others call her is none. */
export async function namesOf(context: Ctx, person: string): Promise<string[]> {
  const { names } = (await getPerson(context, person)).identity
  return names.filter(({ kind }) => kind !== 'Nickname' && kind !== 'Alias').map(({ text }) => text)
}
