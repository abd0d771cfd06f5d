import { base64url, GeneralSign } from 'jose'
import type { Db } from '../platform/db.ts'
import { publicHalf, type SealingKey } from './kem.ts'
import { importSigning, type OwnKeys } from './keys.ts'
import { Directory, kinds, SignedDirectory, type DirectoryKey, type Member } from './protocol.ts'
import { digestOf, parseStrictly, verifyText, whyUnfit, type KnownKey } from './signed.ts'
import type { ExchangeTables } from './tables.ts'

/** A list of members that was accepted, with its keys ready for use. */
export interface KnownDirectory {
  readonly document: string
  readonly digest: string
  readonly content: Directory
  readonly members: ReadonlyMap<string, KnownMember>
}

export interface KnownMember extends Omit<Member, 'keys'> {
  readonly keys: readonly KnownKey[]
  /** The newest key to seal to, on a day. */
  readonly sealTo: (now: Date) => { kid: string; key: SealingKey } | undefined
}

/** Why a list of members was not accepted. */
export type Rejection =
  | 'malformed'
  | 'not-newer'
  | 'skips-a-version'
  | 'does-not-follow'
  | 'too-few-signatures'
  | 'no-genesis'

export type DirectoryVerdict =
  | { readonly ok: true; readonly directory: KnownDirectory; readonly signedBy: readonly string[] }
  | { readonly ok: false; readonly why: Rejection; readonly detail: Record<string, unknown> }

const utf8 = new TextEncoder()

/** Signs the list for one or more members over the same bytes. */
export async function signDirectory(content: Directory, signers: readonly OwnKeys['sign'][number][]): Promise<string> {
  const jws = new GeneralSign(utf8.encode(JSON.stringify(content)))
  for (const { kid, key } of signers)
    jws.addSignature(key).setProtectedHeader({ alg: 'EdDSA', kid, typ: kinds.directory })
  return JSON.stringify(await jws.sign())
}

/** Reads a list that was accepted before. */
export function openDirectory(document: string): KnownDirectory {
  const { payload } = SignedDirectory.parse(JSON.parse(document))
  const content = Directory.parse(parseStrictly(base64url.decode(payload)))
  return {
    document,
    digest: digestOf(payload),
    content,
    members: new Map(content.members.map((member) => [member.state, knowing(member)])),
  }
}

/**
 * Whether `document` may follow `current`, and if not, why. The first list of all is taken on trust: its digest is
 * compared by people when the region is formed; it must still be signed by its own quorum.
 */
export function verifyDirectory(document: string, current: KnownDirectory | undefined, now: Date): DirectoryVerdict {
  const next = tryOpen(document)
  if (!next) return { ok: false, why: 'malformed', detail: {} }
  const unfit = current ? whyNotNext(next, current) : next.content.version === 1 ? undefined : 'no-genesis'
  if (unfit) return { ok: false, why: unfit, detail: { version: next.content.version } }
  const judges = current ?? next
  const signedBy = signersOf(document, judges, now)
  const { quorum } = judges.content
  if (signedBy.length < quorum) return { ok: false, why: 'too-few-signatures', detail: { quorum, signedBy } }
  return { ok: true, directory: next, signedBy }
}

function whyNotNext(next: KnownDirectory, current: KnownDirectory): Rejection | undefined {
  if (next.content.version <= current.content.version) return 'not-newer'
  if (next.content.version > current.content.version + 1) return 'skips-a-version'
  return next.content.prev === current.digest ? undefined : 'does-not-follow'
}

/** The members of `judges`, on that day, whose key signed. One member counts once, however many of its keys signed. */
export function signersOf(document: string, judges: KnownDirectory, now: Date): string[] {
  const { payload, signatures } = SignedDirectory.parse(JSON.parse(document))
  const signed = new Set<string>()
  for (const { protected: header, signature } of signatures)
    for (const { state, keys } of votersOf(document, judges, now)) {
      const verdict = verifyText('directory', `${header}.${payload}.${signature}`, { keys, now })
      if (verdict.ok) signed.add(state)
    }
  return [...signed].sort()
}

/** Who has left has no vote any more, and who joins later none yet; only those who found the region sign before it begins. */
const votersOf = (document: string, judges: KnownDirectory, now: Date): KnownMember[] =>
  [...judges.members.values()].filter((member) => judges.document === document || isMemberOn(member, now))

function tryOpen(document: string): KnownDirectory | undefined {
  try {
    return openDirectory(document)
  } catch {
    return undefined
  }
}

function knowing(member: Member): KnownMember {
  const sealing = member.keys.filter(({ use }) => use === 'seal').sort((a, b) => b.epoch - a.epoch)
  const seal = once(publicHalf)
  return {
    ...member,
    keys: member.keys.map((key) => ({ ...key, verify: once(() => importSigning(key)).bind(undefined, key) })),
    sealTo(now) {
      const fit = sealing.find((key) => whyUnfit(key, now) === undefined)
      return fit && { kid: fit.kid, key: seal(fit) }
    },
  }
}

/** Imports each key once, however often it is used. */
function once<T>(load: (key: DirectoryKey) => T): (key: DirectoryKey) => T {
  const held = new Map<string, T>()
  return (key) => {
    const before = held.get(key.kid) ?? load(key)
    held.set(key.kid, before)
    return before
  }
}

export const isMemberOn = ({ from, until }: Pick<Member, 'from' | 'until'>, now: Date): boolean =>
  Date.parse(from) <= now.getTime() && (until === null || now.getTime() < Date.parse(until))

/** The list that counts now. */
export async function latestDirectory(db: Db<ExchangeTables>): Promise<KnownDirectory | undefined> {
  const row = await db
    .selectFrom('exchange.directory')
    .orderBy('version', 'desc')
    .select('document')
    .limit(1)
    .executeTakeFirst()
  return row && openDirectory(row.document)
}

/** Takes over a newer list, or says why not. */
export async function acceptDirectory(db: Db<ExchangeTables>, document: string, now: Date): Promise<DirectoryVerdict> {
  const verdict = verifyDirectory(document, await latestDirectory(db), now)
  if (verdict.ok)
    await db
      .insertInto('exchange.directory')
      .values({ version: verdict.directory.content.version, document, accepted_at: now })
      .execute()
  return verdict
}
