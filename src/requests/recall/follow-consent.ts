import { z } from 'zod'
import { sql } from 'kysely'
import type { ConsentPurpose } from '../../assistance/contract.ts'
import { giveUpStopped } from '../../exchange/index.ts'
import type { Ctx } from '../context.ts'
import { takeStep } from '../machine.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { keyOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { recallInRooms } from '../room/follow-consent.ts'
import { roomsThrough } from '../room/room-row.ts'
import type { RequestRecord } from '../tables.ts'
import { takeBack, type TakingBack } from './take-back.ts'

const Payload = z.looseObject({ person: z.uuid(), purpose: z.string(), consent: z.uuid() })
type Said = z.output<typeof Payload>

/**
 * She took a yes back, or narrowed it. What rested on it stopped in her own transaction (`requests.let_go`); here all
 * that had left because of it is recalled, and its receivers must sign that it is gone.
 */
export async function recallForHer(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const said = Payload.parse(payload)
  await giveUpLists(context, said)
  for (const row of await noLongerCovered(context, said)) {
    const withdrawal = { consent: said.consent, purpose: said.purpose as ConsentPurpose }
    await giveUpPlaces(context, row)
    const after = await recallAll(context, row, withdrawal)
    await recallInRooms(context, row, withdrawal)
    if (takeStep(after, 'Withdrawn', 'requester'))
      await sendStep(context, after, { step: 'Withdrawn', reason: 'ConsentWithdrawn' })
  }
}

/** A yes ran out by itself: what had not left stays here, what had left stays where it is. */
export async function keepBackForHer(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const said = Payload.parse(payload)
  await giveUpLists(context, said)
  for (const row of await noLongerCovered(context, said)) await giveUpPlaces(context, row)
}

/** Requests of ours that have left and that this very answer does not cover, whatever she may have answered since. */
async function noLongerCovered({ db, now }: Ctx, { person, purpose, consent }: Said): Promise<RequestRecord[]> {
  const { rows } = await sql<{ request: string }>`
    select r.request from requests.rests_on(${person}::uuid, ${purpose}) r
     where r.has_left and not exists (
       select from assistance.consent c
        where c.id = ${consent}::uuid and assistance.opens(c.state) and coalesce(c.expires_at > ${now}::timestamptz, true)
          and assistance.covers(c.recipients, array[r.recipient]) and assistance.covers(c.fields, r.groups))
     order by r.request`.execute(db)
  const requests = rows.map(({ request }) => request)
  if (requests.length === 0) return []
  return db.selectFrom('requests.request').selectAll().where('id', 'in', requests).orderBy('id').forUpdate().execute()
}

/** A list that was on its way with her on it: prepared anew without her, it leaves again. */
async function giveUpLists(context: Ctx, { person }: Said): Promise<void> {
  const parts = await context.db
    .selectFrom('requests.roster_person')
    .select('part')
    .distinct()
    .where('person', '=', person)
    .execute()
  const threads = parts.map(({ part }) => part)
  if (threads.length > 0) await giveUpStopped(context, { threads, code: 'requests/consent-withdrawn' })
}

async function giveUpPlaces(context: Ctx, row: RequestRecord): Promise<void> {
  const rooms = await roomsThrough(context, [row])
  const threads = [row.id, ...rooms.map(({ id }) => id)]
  await giveUpStopped(context, { threads, code: 'requests/consent-withdrawn' })
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
