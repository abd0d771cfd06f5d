import { z } from 'zod'
import { sql } from 'kysely'
import type { ConsentPurpose } from '../../assistance/contract.ts'
import { RequestKind } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { takeStep } from '../machine.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { keyOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { recallInRooms } from '../room/follow-consent.ts'
import type { RequestRecord } from '../tables.ts'
import { takeBack, type TakingBack } from './take-back.ts'

const restsOn = (purpose: ConsentPurpose) =>
  RequestKind.options.filter((kind) => {
    const { consents, consentsToOwnState } = definitions[kind]
    return [...consents, ...consentsToOwnState].includes(purpose)
  })

/** She took a yes back: all that left because of it is recalled, and its receivers must sign that it is gone. */
export async function recallForHer(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const said = z.looseObject({ person: z.uuid(), purpose: z.string(), consent: z.uuid() }).parse(payload)
  const kinds = restsOn(said.purpose as ConsentPurpose)
  if (kinds.length === 0) return
  const rows = await context.db
    .selectFrom('requests.request')
    .selectAll()
    .where('side', '=', 'Out')
    .where('person', '=', said.person)
    .where('kind', 'in', kinds)
    .where('message', 'is not', null)
    .forUpdate()
    .execute()
  for (const row of rows) {
    if (!(await restedOnIt(context, row, said.purpose))) continue
    const after = await recallAll(context, row, { consent: said.consent, purpose: said.purpose as ConsentPurpose })
    await recallInRooms(context, row)
    if (takeStep(after, 'Withdrawn', 'requester'))
      await sendStep(context, after, { step: 'Withdrawn', reason: 'ConsentWithdrawn' })
  }
}

/** Whether this very request needed that yes: her own state is asked for more than another. */
async function restedOnIt({ db }: Ctx, row: RequestRecord, purpose: string): Promise<boolean> {
  const { rows } = await sql<{ needs: boolean }>`
    select ${purpose} = any (k.consents || case when p.citizenship @> array[${row.state}] then k.consents_to_own_state
                                                else '{}' end) as needs
      from requests.kind k left join casework.person p on p.id = ${row.person}
     where k.kind = ${row.kind}`.execute(db)
  return rows[0]?.needs ?? false
}

async function recallAll(
  context: Ctx,
  row: RequestRecord,
  withdrawal: TakingBack['withdrawal'],
): Promise<RequestRecord> {
  const key = await keyOf(context, row)
  let latest = row
  for (const entry of await readEntries(context, row.id)) {
    if (entry.from_state !== context.state || !['Opening', 'MoreInfoGiven', 'Corrected'].includes(entry.step)) continue
    const { fields, text } = openEntry(key, entry)
    const names = [...Object.keys(fields ?? {}), ...(text === null ? [] : ['text'])]
    if (names.length === 0) continue
    const why = { reason: 'ConsentWithdrawn' as const, ...(withdrawal && { withdrawal }) }
    const wish = { message: entry.message, fields: names, correction: {}, ...why }
    latest = await takeBack(context, latest, wish)
  }
  return latest
}
