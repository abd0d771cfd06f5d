import { getPerson } from '../../casework/index.ts'
import { openFields, keyOf } from '../move/row.ts'
import { singlesOut } from '../contract.ts'
import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'

const plain = (value: string) => value.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
/** Numbers are written with and without spaces and dashes. */
const bare = (value: string) => plain(value).replaceAll(/[\s.\-/]/g, '')
/** What is shorter stands in other words by chance. */
const shortest = 4

/**
 * Whether a text says who the person of these requests is: her whole name, or what singles her out in them. A nickname
 * does not. A room carries no name; who needs it has it in the request, which is RED.
 */
export async function namesHer(context: Ctx, doors: readonly RequestRecord[], texts: readonly string[]) {
  const said = texts.flatMap((text) => [plain(text), bare(text)])
  for (const value of await tellingOf(context, doors))
    if (value.length >= shortest && said.some((text) => text.includes(value))) return true
  return false
}

async function tellingOf(context: Ctx, doors: readonly RequestRecord[]): Promise<string[]> {
  const telling: string[] = []
  for (const row of doors) {
    const values = openFields(await keyOf(context, row), row)
    const fields = singlesOut(values).filter((name) => name !== 'appearance')
    telling.push(...fields.map((name) => String(values[name])))
    if (row.person === null) continue
    const { names } = (await getPerson(context, row.person)).identity
    telling.push(...names.filter(({ kind }) => kind !== 'Nickname' && kind !== 'Alias').map(({ text }) => text))
  }
  // A year of birth alone tells nothing; a whole date does.
  return telling.filter((value) => !/^\d{4}$/.test(value)).flatMap((value) => [plain(value), bare(value)])
}
