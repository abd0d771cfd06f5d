import { openDirectory, signersOf, verifyDirectory, type KnownDirectory } from '../directory.ts'
import { skew } from '../signed.ts'
import type { Rejection } from './contract.ts'
import { notAList } from './problems.ts'

export interface Judged {
  readonly next: KnownDirectory
  /** Undefined when it may come into force. */
  readonly why: Rejection | undefined
  readonly signedBy: readonly string[]
  readonly detail: Record<string, unknown>
}

/**
 * Whether a list may follow the one that counts. A signature is judged on the day on which the list was issued, so that
 * a node that was away can follow lists whose signers have changed their keys since; a day to come is refused.
 */
export function judge(document: string, current: KnownDirectory | undefined, now: Date): Judged {
  const next = openOr(document)
  const issued = new Date(next.content.issuedAt)
  const signedBy = signersOf(document, current ?? next, issued)
  if (issued.getTime() > now.getTime() + skew) return { next, why: 'from-the-future', signedBy, detail: {} }
  const verdict = verifyDirectory(document, current, issued)
  return verdict.ok
    ? { next, why: undefined, signedBy, detail: {} }
    : { next, why: verdict.why, signedBy, detail: verdict.detail }
}

export function openOr(document: string): KnownDirectory {
  try {
    return openDirectory(document)
  } catch {
    throw notAList()
  }
}
