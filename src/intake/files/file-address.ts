import { timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../platform/seal.ts'
import { FileId } from '../contract.ts'

export const fileRoute = '/api/intake/file'
/** Long enough to hear a recording out. */
const lasts = 60 * 60_000

interface Opened {
  readonly file: string
  readonly officer: string
}

const markOf = (vault: Vault, { file, officer }: Opened, until: number): Buffer =>
  vault.mark('address of a file', `${file}|${officer}|${until}`)

/** The address of one file for one officer, given after the ledger line is written. It says nothing of what is in it. */
export function addressOf(vault: Vault, opened: Opened, now: Date): string {
  const until = now.getTime() + lasts
  return `${fileRoute}/${opened.file}.${until}.${markOf(vault, opened, until).toString('base64url')}`
}

/** The file that an address leads this officer to; undefined when it is another's, over, or made up. */
export function fileAt(vault: Vault, { ticket, officer }: { ticket: string; officer: string }, now: Date) {
  const [id, end, mark = ''] = ticket.split('.')
  const file = FileId.safeParse(id)
  const until = Number(end)
  if (!file.success || !(until > now.getTime())) return undefined
  const known = markOf(vault, { file: file.data, officer }, until)
  const given = Buffer.from(mark, 'base64url')
  return given.length === known.length && timingSafeEqual(given, known) ? file.data : undefined
}
