import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Vault } from '../../platform/seal.ts'

export const roomFileRoute = '/api/requests/room-file'
const lasts = 10 * 60_000

interface Opened {
  readonly word: string
  readonly officer: string
}

const markOf = (vault: Vault, { word, officer }: Opened, until: number): Buffer =>
  vault.mark('address of a file in a room', `${word}|${officer}|${until}`)

/** The address of one file for one officer, given once the ledger line is written. It says nothing of what is in it. */
export function addressOf(vault: Vault, opened: Opened, now: Date): string {
  const until = now.getTime() + lasts
  return `${roomFileRoute}/${opened.word}.${until}.${markOf(vault, opened, until).toString('base64url')}`
}

/** The word whose file an address leads this officer to; undefined when it is another's, over, or made up. */
export function wordAt(vault: Vault, { ticket, officer }: { ticket: string; officer: string }, now: Date) {
  const [id, end, mark = ''] = ticket.split('.')
  const word = z.uuid().safeParse(id)
  const until = Number(end)
  if (!word.success || !(until > now.getTime())) return undefined
  const known = markOf(vault, { word: word.data, officer }, until)
  const given = Buffer.from(mark, 'base64url')
  return given.length === known.length && timingSafeEqual(given, known) ? word.data : undefined
}
