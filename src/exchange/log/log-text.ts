import type { SystemContext } from '../../platform/handle.ts'
import type { Vault } from '../../platform/seal.ts'
import type { ExchangeTables, LoggedKind } from '../tables.ts'

/** Kinds whose texts the node keeps: the texts themselves, signed, stand behind their leaves. */
const kept: ReadonlySet<LoggedKind> = new Set(['envelope', 'receipt', 'ledger-head'])

/** By this the node knows again what it logged where it keeps no text. */
export const markOfLogged = (vault: Vault, kind: LoggedKind, digest: string): Buffer =>
  vault.mark('transparency log', `${kind} ${digest}`).subarray(0, 16)

/**
 * Writes the digest of a text (SHA-256, base64url) into the transparency log, in the caller's transaction; about
 * ten seconds later it is a leaf. A text that somebody could guess must be hashed together with 16 random bytes.
 */
export async function logText<T extends ExchangeTables>(
  given: Pick<SystemContext<T>, 'db' | 'vault'>,
  kind: LoggedKind,
  digest: string,
): Promise<void> {
  const { db, vault } = given as unknown as SystemContext<ExchangeTables>
  const mark = kept.has(kind) ? null : markOfLogged(vault, kind, digest)
  await db.insertInto('exchange.log_pending').values({ kind, digest, mark }).execute()
}
