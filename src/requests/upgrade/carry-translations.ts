import type { FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { getRow, keyOf } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'
import { openTranslation, readTranslations, sealTranslation, textsIn } from '../translate/kept.ts'

interface Gathered {
  readonly language: string
  readonly made: 'Person' | 'Agency' | 'Machine'
  readonly translator: string
  readonly texts: Record<string, string>
  readonly originals: Record<string, string>
}

/**
 * What was rendered of our words goes along to where the same words stand now, in the name of whoever rendered it. A
 * text that was put together from several has no translation yet.
 */
export async function carryTranslations(
  context: Ctx,
  earlier: RequestRecord,
  later: { readonly id: string; readonly values: FieldValues },
): Promise<void> {
  const rows = (await readTranslations(context, earlier.id)).filter(({ from_state: from }) => from === context.state)
  if (rows.length === 0) return
  const before = await keyOf(context, earlier)
  const wanted = Object.entries(textsIn(later.values))
  const found = new Map<string, Gathered>()
  for (const row of rows) {
    const { translator, texts, originals } = openTranslation(before, row)
    for (const [to, text] of wanted) {
      const name = Object.keys(texts).find((each) => originals[each] === text)
      if (name === undefined) continue
      const one = `${row.language}|${row.made}|${translator}`
      const known = found.get(one) ?? { language: row.language, made: row.made, translator, texts: {}, originals: {} }
      known.texts[to] = texts[name]!
      known.originals[to] = text
      found.set(one, known)
    }
  }
  await keep(context, later.id, [...found.values()])
}

/** One for each language, as a draft holds it: that of whoever rendered most of it. */
async function keep(context: Ctx, request: string, found: readonly Gathered[]): Promise<void> {
  const key = await keyOf(context, await getRow(context, request))
  const done = new Set<string>()
  const most = found.toSorted((a, b) => Object.keys(b.texts).length - Object.keys(a.texts).length)
  for (const { language, made, ...content } of most) {
    if (done.has(language)) continue
    done.add(language)
    const id = context.newId()
    await context.db
      .insertInto('requests.translation')
      .values({
        id,
        request,
        of: null,
        from_state: context.state,
        language,
        made,
        content: sealTranslation(key, id, content),
        at: context.now,
        message: null,
      })
      .execute()
  }
}
