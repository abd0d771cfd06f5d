import type { SaidBefore } from '../../platform/said-before.ts'
import type { Ctx } from '../context.ts'
import { tell } from '../move/send-step.ts'
import type { RequestRecord } from '../tables.ts'
import { fieldsIn, noteTransfer } from '../transfers/note-transfer.ts'

/** Its line in the register of transfers, of the day on which it left, and in the timeline of its case. */
export async function noteReturned(
  context: Ctx,
  row: RequestRecord,
  { said, step }: { said: SaidBefore; step: string },
): Promise<void> {
  if (said.body !== undefined)
    await noteTransfer({ ...context, now: said.issuedAt }, row, {
      id: said.id,
      way: 'Exchange',
      step,
      fields: fieldsIn(said.body as object),
    })
  await tell(context, row, step)
}
