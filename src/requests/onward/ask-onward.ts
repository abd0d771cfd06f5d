import { handle } from '../../platform/handle.ts'
import { askOnward, type Originator } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, holdRow, keyOf, openFields, standingOf } from '../move/row.ts'
import { sendAbout } from '../move/send-step.ts'
import { nothingToAsk } from '../problems.ts'
import { onwardMessage, type OnwardBody } from './messages.ts'
import { originatorsOf } from './originators.ts'

/** The node itself finds what came from whom; each of them is asked once. */
export const endpoint = handle(askOnward, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, { request }) {
    const row = await holdOurs(context, request)
    const found = await originatorsOf(context, row, openFields(await keyOf(context, row), row))
    const open = found.filter(({ standing }) => standing === 'NotAsked')
    if (open.length === 0) throw nothingToAsk(request)
    for (const originator of open) await ask(context, { originator, to: row.state })
    return standingOf(row)
  },
})

async function ask(context: OfficerCtx, { originator, to }: { originator: Originator; to: string }): Promise<void> {
  const { db, now, officer } = context
  const { request, fields } = originator
  const { post } = officer
  const at = now.toISOString()
  const id = await sendAbout(context, await holdRow(context, request), {
    type: onwardMessage,
    step: 'OnwardAsked',
    body: { request, word: 'Asked', to, fields, post, at } satisfies OnwardBody,
    content: { post, text: null, fields: null, names: fields },
  })
  const asked = { id, request, side: 'Out' as const, to_state: to, fields, at: now, answer: null, answered_at: null }
  await db.insertInto('requests.onward').values(asked).execute()
}
