import type { SaidBefore } from '../../platform/said-before.ts'
import type { Ctx } from '../context.ts'
import { OnwardBody } from '../onward/messages.ts'
import { notAsAgreed, nothingToAsk } from '../problems.ts'
import { entryAlone } from './rebuild-recall.ts'
import { heldTo } from './held-to.ts'

/** That we asked whether something may go on, or what we answered. */
export async function rebuildOnward(context: Ctx, said: SaidBefore): Promise<void> {
  const row = await heldTo(context, said)
  const parsed = OnwardBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { data: body } = parsed
  const at = new Date(body.at)
  const names = body.word === 'Asked' ? { names: body.fields } : {}
  await entryAlone(context, row, { said, step: `Onward${body.word}`, at, post: body.post, ...names })
  if (body.word === 'Asked') {
    const asked = { id: said.id, request: row.id, side: 'Out' as const, to_state: body.to, fields: body.fields, at }
    await context.db
      .insertInto('requests.onward')
      .values({ ...asked, answer: null, answered_at: null })
      .execute()
    return
  }
  const { numUpdatedRows } = await context.db
    .updateTable('requests.onward')
    .set({ answer: body.word, answered_at: at })
    .where('id', '=', body.question)
    .where('request', '=', row.id)
    .where('side', '=', 'In')
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw nothingToAsk(row.id)
}
