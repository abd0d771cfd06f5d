import { z } from 'zod'
import { giveNotice, tellOfficers } from '../../access/index.ts'
import { whoeverHoldsIt } from '../arrive/give-notices.ts'
import type { Ctx } from '../context.ts'
import { getRow } from '../move/row.ts'

const Said = z.looseObject({ room: z.uuid(), request: z.uuid(), first: z.boolean() })

/** The bell rings at the first word that nobody here has read yet, and not again until somebody has. */
export async function ringForWord(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { room, request, first } = Said.parse(payload)
  const kind = 'requests.room-word'
  await tellOfficers(context, { kind, right: 'requests.read' })
  const to = first ? whoeverHoldsIt(await getRow(context, request)) : undefined
  if (to) await giveNotice(context, to, { kind, subject: room })
}
