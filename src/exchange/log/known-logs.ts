import { openCosignature, openNote, parseCheckpoint, type Checkpoint } from '../../platform/signed-note.ts'
import type { KnownMember } from '../directory.ts'
import { whyUnfit } from '../signed.ts'
import { originOf, witnessOf } from './names.ts'

const signingKeys = ({ keys }: KnownMember, now: Date) =>
  keys.filter((key) => key.use === 'sign' && whyUnfit(key, now) === undefined).map((key) => key.verify())

/** The head that a member signed for its own log, or undefined when this is none. */
export function openHead(note: string, member: KnownMember, now: Date): Checkpoint | undefined {
  const name = originOf(member.state)
  for (const publicKey of signingKeys(member, now)) {
    const text = openNote(note, { name, publicKey })
    const checkpoint = text === undefined ? undefined : parseCheckpoint(text)
    if (checkpoint?.origin === name) return checkpoint
  }
  return undefined
}

/** When a member cosigned this note, or undefined when it did not. */
export function cosignedAt(note: string, member: KnownMember, now: Date): Date | undefined {
  for (const publicKey of signingKeys(member, now)) {
    const at = openCosignature(note, { name: witnessOf(member.state), publicKey })
    if (at) return at
  }
  return undefined
}
