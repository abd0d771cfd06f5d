import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { renderSVG, renderUnicodeCompact } from 'uqr'
import { isSpoken, speak } from '../members/spoken.ts'
import { digestOfFile } from '../attachments/keep-attachment.ts'
import type { ExchangeHost } from '../tables.ts'
import { Problem } from '../../platform/problem.ts'
import { WrongFile } from './open-pouch.ts'
import { takePouch } from './take-pouch.ts'
import { writePouch, type Packed } from './write-pouch.ts'

export const usage = `suar exchange export --to STATE FILE [--most MB]
                                         seals all that waits for a partner into a file, for a stick or a pouch; what
                                         does not fit into 4000 MB goes into FILE.2, FILE.3 …
suar exchange import FILE [--words W]   takes in such a file, whole or not at all; with the words that the partner read to you`

type Write = (line: string) => void

/** `suar exchange export | import`: a file instead of a line. Throws a `WrongFile` with a sentence for the operator. */
export async function pouchCommand(host: ExchangeHost, options: readonly string[], write: Write): Promise<void> {
  const { positionals, values } = read(options)
  const [what, file] = positionals
  const most = Number(values.most ?? 4000) * 1_000_000
  if (what === 'export' && file && values.to && most > 0) return pack(host, { to: values.to, file, most }, write)
  if (what === 'import' && file) return unpack(host, { file, words: values.words }, write)
  throw new WrongFile(usage)
}

function read(options: readonly string[]) {
  try {
    const known = { to: { type: 'string' }, words: { type: 'string' }, most: { type: 'string' } } as const
    return parseArgs({ args: [...options], allowPositionals: true, options: known })
  } catch {
    throw new WrongFile(usage)
  }
}

/** As many files as it takes; a stick of the common kind (FAT32) takes none over 4 GiB. */
async function pack(
  host: ExchangeHost,
  { to, file, most }: { to: string; file: string; most: number },
  write: Write,
): Promise<void> {
  let waiting: readonly string[] | undefined
  for (let n = 1; n === 1 || waiting?.length; n++) {
    const path = n === 1 ? file : `${file}.${n}`
    const packed = await writePouch(host, { to, path, most, ...(waiting && { waiting }) }).catch(asSentence)
    tell(packed, { to, file: path }, write)
    waiting = packed.rest
  }
}

function tell(
  { digest, messages, receipts, attachments }: Packed,
  { to, file }: { to: string; file: string },
  write: Write,
): void {
  const code = `suar-pouch:${digest}`
  writeFileSync(`${file}.svg`, renderSVG(code))
  write(`${file}: ${messages} messages, ${attachments} files and ${receipts} receipts for ${to}.`)
  write(`Its fingerprint, to be read to the partner by another way: ${speak(digest)}`)
  write(renderUnicodeCompact(code))
  write(`The same as a picture: ${file}.svg`)
}

async function unpack(
  host: ExchangeHost,
  { file, words }: { file: string; words: string | undefined },
  write: Write,
): Promise<void> {
  if (words !== undefined && !isSpoken(words, await digestOfFile(file).catch(() => '')))
    throw new WrongFile('The fingerprint of this file is not in those words. Nothing was taken in.')
  const { from, digest, messages, receipts, refused, before } = await takePouch(host, file).catch(asSentence)
  write(`${file}, from ${from}, fingerprint: ${speak(digest)}`)
  if (before) write('This file was taken in before; nothing in it happens twice.')
  write(`${messages} messages were signed for, ${receipts} receipts of ${from} were kept.`)
  for (const code of new Set(refused))
    write(
      `Not taken: ${refused.filter((each) => each === code).length} with ${code}. ${from} reads it in the next file.`,
    )
  write(`The receipts go with the next file: suar exchange export --to ${from} FILE`)
}

function asSentence(error: unknown): never {
  if (error instanceof Problem) throw new WrongFile(sentenceOf(error))
  throw error
}

const sentenceOf = ({ code, detail }: Problem): string =>
  code === 'exchange/no-such-partner'
    ? `${String(detail['to'])} is not a member of the exchange today, or has no valid key.`
    : `This node has joined no region yet (${code}).`
