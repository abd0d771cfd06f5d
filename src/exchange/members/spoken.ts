import { digestOf } from '../signed.ts'
import type { Member } from '../protocol.ts'

const consonants = 'bdfghjklmnprstvz'
const vowels = 'aiou'
const letters = 16

/**
 * A digest as eight short words that can be read over a telephone in any language of the region
 * (`lusab-babad-gutih-tugad …`, the proquints of arXiv:0901.4016): its first 128 bits.
 */
export function speak(digest: string): string {
  const bytes = Buffer.from(digest, 'base64url').subarray(0, letters)
  return Array.from({ length: letters / 2 }, (_, at) => wordOf(bytes.readUInt16BE(at * 2))).join(' ')
}

const wordOf = (bits: number): string =>
  [
    consonants[bits >> 12],
    vowels[(bits >> 10) & 3],
    consonants[(bits >> 6) & 15],
    vowels[(bits >> 4) & 3],
    consonants[bits & 15],
  ].join('')

/** Whether somebody wrote down these words; hyphens, line breaks and capitals are hers to choose. */
export const isSpoken = (heard: string, digest: string): boolean =>
  heard.toLowerCase().replaceAll(/[^a-z]+/g, '') === speak(digest).replaceAll(' ', '')

/** The digest of what a card says; the day on which it was written is no part of it. */
export const digestOfCard = ({
  state,
  endpoint,
  accepts,
  keys,
}: Pick<Member, 'state' | 'endpoint' | 'accepts' | 'keys'>) =>
  digestOf(JSON.stringify([state, endpoint, accepts, keys.map(({ kid, use, x }) => [kid, use, x])]))
