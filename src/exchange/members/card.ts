import { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { SystemContext } from '../../platform/handle.ts'
import type { KnownMember } from '../directory.ts'
import { importSigning, makeKey, openOwnKeys } from '../keys.ts'
import { DirectoryKey, Member } from '../protocol.ts'
import { parseStrictly, signText, verifyText } from '../signed.ts'
import type { ExchangeTables } from '../tables.ts'
import { noKeys, notACard } from './problems.ts'

/** What a state says of its own node, signed by the key it names: a member without its dates. */
export const Card = Member.pick({ state: true, endpoint: true, accepts: true, keys: true }).extend({
  suar: z.literal(1),
  at: z.iso.datetime(),
})
export type Card = z.infer<typeof Card>

/** What a handler or a command line gives to whoever changes the list. */
export type MembersContext = Pick<
  SystemContext<ExchangeTables>,
  'db' | 'vault' | 'state' | 'now' | 'newId' | 'origin' | 'synthetic' | 'mailFrom'
>

/** Makes the next epoch of both keys, and gives their names. */
export async function makeKeys(context: MembersContext): Promise<string[]> {
  const kids: string[] = []
  for (const use of ['seal', 'sign'] as const) kids.push((await makeKey(context, use)).kid)
  return kids
}

/** This node as the next list should name it. Keys that the list knows keep the dates it gives them. */
export async function ownMember(
  { db, state, origin }: MembersContext,
  listed: KnownMember | undefined,
): Promise<Pick<Member, 'state' | 'endpoint' | 'accepts' | 'keys'>> {
  const rows = await db
    .selectFrom('exchange.own_key')
    .where('retired_at', 'is', null)
    .orderBy('kid')
    .select(['kid', 'use', 'epoch', 'public_key', 'made_at'])
    .execute()
  if (rows.length === 0) throw noKeys()
  const offered = (await offerOf(db)) ?? listed?.accepts ?? []
  const known = new Map(listed?.keys.map((key) => [key.kid, key]))
  const keys = rows.map(({ kid, use, epoch, public_key, made_at }): DirectoryKey => {
    const { x } = public_key as unknown as { x: string }
    const { validFrom, validUntil, revokedAt } = known.get(kid) ?? {
      validFrom: made_at.toISOString(),
      validUntil: null,
      revokedAt: null,
    }
    return { kid, use, epoch, x, validFrom, validUntil, revokedAt }
  })
  return { state, endpoint: origin, accepts: [...offered].sort(), keys }
}

/** What the program takes, as it wrote it down when it started; undefined on a node that never did. */
export async function offerOf(db: Db<ExchangeTables>): Promise<string[] | undefined> {
  const rows = await db.selectFrom('exchange.offer').orderBy('type').select('type').execute()
  return rows.length > 0 ? rows.map(({ type }) => type) : undefined
}

/** The node's card as one line of text. */
export async function writeCard(context: MembersContext, listed: KnownMember | undefined): Promise<string> {
  const { db, vault, now } = context
  const member = await ownMember(context, listed)
  const [newest] = (await openOwnKeys(db, vault)).sign
  return signText('card', { suar: 1, ...member, at: now.toISOString() } satisfies Card, newest!)
}

/** Reads a card whose writer holds the key that it names. Whose card it is, only people can tell: by its words. */
export function openCard(text: string, now: Date): Card {
  const card = contentOf(text.trim())
  const keys = card.keys.map((key) => ({ ...key, verify: () => importSigning(key) }))
  if (!verifyText('card', text.trim(), { keys, now }).ok) throw notACard()
  return card
}

function contentOf(text: string): Card {
  try {
    return Card.parse(parseStrictly(Buffer.from(text.split('.')[1] ?? '', 'base64url')))
  } catch {
    throw notACard()
  }
}
