import { z } from 'zod'
import { appendToLedger } from '../../platform/ledger.ts'
import { getDataKey, openJson } from '../../platform/seal.ts'
import { giveNotice } from '../../access/index.ts'
import type { Ctx } from '../context.ts'
import { settled, whoMoves } from '../machine.ts'
import { saveRow } from '../move/row.ts'
import { tell } from '../move/send-step.ts'
import type { RequestRecord } from '../tables.ts'
import type { PacketContent } from './content.ts'
import { findAndHold, newToken, plainCode, revokeLinksOf } from './packets.ts'
import type { PacketRecord } from './tables.ts'

/** So often may a code be mistyped; then the link is dead, and whoever made it is told. */
const mostTries = 5

export type Opened =
  | { readonly is: 'Open'; readonly content: PacketContent; readonly answerKey: string }
  /** The code is right, and the link was used. */
  | { readonly is: 'OpenedBefore'; readonly at: Date }
  /** A wrong code, no such link, taken back, run out: whoever has not both learns nothing. */
  | { readonly is: 'Closed' }

/** Opens a link once, with the code that came another way. Every try stands in the ledger; none throws, so that it is kept. */
export async function openLink(context: Ctx, { token, code }: { token: string; code: string }): Promise<Opened> {
  const { vault, now } = context
  const held = await findAndHold(context, 'token', vault.mark('requests.packet-link', token))
  const given = vault.mark('requests.packet-code', `${held?.packet.id ?? 'nobody'}|${plainCode(code)}`)
  if (!held) return { is: 'Closed' }
  const { packet, row } = held
  if (packet.revoked_at !== null) return note(context, row, { packet: packet.id, result: 'revoked' })
  if (!given.equals(packet.code)) return wrongCode(context, row, packet)
  if (packet.opened_at !== null) {
    await note(context, row, { packet: packet.id, result: 'opened-before' })
    return { is: 'OpenedBefore', at: packet.opened_at }
  }
  if (packet.expires_at! <= now || packet.content === null || settled.includes(row.status))
    return note(context, row, { packet: packet.id, result: 'expired' })
  return reveal(context, row, packet)
}

async function wrongCode(context: Ctx, row: RequestRecord, packet: PacketRecord): Promise<Opened> {
  const { db, now } = context
  const tries = packet.tries + 1
  const dead = tries >= mostTries && packet.opened_at === null
  await db
    .updateTable('requests.packet')
    .set({ tries, ...(dead && { revoked_at: now, revoked_why: 'TooManyTries', content: null }) })
    .where('id', '=', packet.id)
    .execute()
  if (dead) await giveNotice(context, { officer: packet.made_by }, { kind: 'requests.link-locked', subject: row.id })
  return note(context, row, { packet: packet.id, result: dead ? 'locked' : 'wrong-code' })
}

async function reveal(context: Ctx, row: RequestRecord, packet: PacketRecord): Promise<Opened> {
  const { db, vault, now } = context
  const content = openJson<PacketContent>(await getDataKey(db, vault, row.id), `packet.${packet.id}`, packet.content!)
  const answerKey = newToken()
  await db
    .updateTable('requests.packet')
    .set({ opened_at: now, content: null, answer_key: vault.mark('requests.packet-answer', answerKey) })
    .where('id', '=', packet.id)
    .execute()
  await note(context, row, { packet: packet.id, result: 'opened' })
  await giveNotice(context, { officer: packet.made_by }, { kind: 'requests.link-opened', subject: row.id })
  if (whoMoves(row.status, 'Acknowledged') === 'receipt')
    await tell(context, await saveRow(context, row, { status: 'Acknowledged' }), 'Acknowledged')
  return { is: 'Open', content, answerKey }
}

/** The ledger line of somebody without an account: which packet, and what came of it. */
async function note(context: Ctx, row: RequestRecord, detail: Record<string, string>): Promise<Opened> {
  await appendToLedger(context, {
    at: context.now,
    officer: null,
    action: 'requests/open-link',
    subject: row.id,
    ...(row.case_id !== null && { cases: [row.case_id] }),
    detail,
  })
  return { is: 'Closed' }
}

/** Links of a request that was declined, executed or closed meanwhile. */
export async function closeLinks(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { request, status } = z.looseObject({ request: z.uuid(), status: z.string() }).parse(payload)
  if ((settled as readonly string[]).includes(status)) await revokeLinksOf(context, request, 'RequestEnded')
}
