import { randomBytes } from 'node:crypto'
import { CaseId } from '../../casework/contract.ts'
import { RequestId } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { noSuchPacket } from '../problems.ts'
import { holdRow, keyOf } from '../move/row.ts'
import { mailsOf, takeBackMails } from './mail/packet-mail.ts'
import type { RequestRecord } from '../tables.ts'
import type { Packet, RevokedWhy } from './contract.ts'
import { PacketId } from './contract.ts'
import type { PacketRecord } from './tables.ts'

/** No I, L, O, U: a code survives handwriting and a bad telephone line. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `XXXX-XXXX-XXXX`, five bits a letter. */
export function newCode(letters: number): string {
  const code = [...randomBytes(letters)].map((byte) => alphabet[byte & 31]).join('')
  return code.match(/.{1,4}/g)!.join('-')
}

/** As somebody typed it: spaces, strokes, small letters, O for 0. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

export const newToken = (): string => randomBytes(24).toString('base64url')

const iso = (at: Date | null) => at?.toISOString() ?? null

export async function packetsOf(context: Ctx, row: RequestRecord): Promise<Packet[]> {
  const { db } = context
  const rows = await db
    .selectFrom('requests.packet')
    .selectAll()
    .where('request', '=', row.id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const ids = rows.map(({ id }) => id)
  const mails = await mailsOf(context, ids, await keyOf(context, row))
  return rows.map((row) => ({
    mail: mails.get(row.id) ?? null,
    id: PacketId.parse(row.id),
    way: row.way,
    madeAt: row.made_at.toISOString(),
    post: row.post,
    expiresAt: iso(row.expires_at),
    handedAt: iso(row.handed_at),
    handedHow: row.handed_how,
    handedPost: row.handed_post,
    openedAt: iso(row.opened_at),
    answeredAt: iso(row.answered_at),
    revokedAt: iso(row.revoked_at),
    revokedWhy: row.revoked_why,
    tries: row.tries,
  }))
}

/**
 * A packet and its request, held until the transaction ends, so that two do not open one link. The request first, as
 * whatever ends or recalls it does: nobody waits in a ring.
 */
export async function findAndHold(
  { db }: Pick<Ctx, 'db'>,
  by: 'id' | 'token' | 'answer_key',
  value: string | Buffer,
): Promise<{ packet: PacketRecord; row: RequestRecord } | undefined> {
  const packets = db.selectFrom('requests.packet').selectAll()
  const found = await packets.where(by, '=', value).executeTakeFirst()
  if (!found) return undefined
  const row = await holdRow({ db }, found.request)
  return { row, packet: await packets.where('id', '=', found.id).forUpdate().executeTakeFirstOrThrow() }
}

/** The same, by its id. Throws 404. */
export async function holdPacket(context: Pick<Ctx, 'db'>, id: string) {
  const held = await findAndHold(context, 'id', id)
  if (!held) throw noSuchPacket(id)
  return held
}

/** Links of a request that has ended, or whose words were taken back, open no more. */
export async function revokeLinksOf(
  { db, vault, now }: Pick<Ctx, 'db' | 'vault' | 'now'>,
  request: string,
  why: RevokedWhy,
): Promise<void> {
  const closed = await db
    .updateTable('requests.packet')
    .set({ revoked_at: now, revoked_why: why, content: null })
    .where('request', '=', request)
    .where('way', '=', 'Link')
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  await takeBackMails(
    { db, vault, now },
    closed.map(({ id }) => id),
  )
}

export const aboutOf = (row: RequestRecord) => ({
  request: RequestId.parse(row.id),
  case: row.case_id === null ? null : CaseId.parse(row.case_id),
})
