import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { renderSVG, renderUnicodeCompact } from 'uqr'
import { isSpoken, speak } from '../members/spoken.ts'
import { digestOfFile } from '../attachments/keep-attachment.ts'
import type { ExchangeHost } from '../tables.ts'
import { Problem } from '../../platform/problem.ts'
import { WrongFile } from './open-pouch.ts'
import { takePouch } from './take-pouch.ts'
import { writePouch } from './write-pouch.ts'

export const usage = `suar exchange export --to STATE FILE     seals all that waits for a partner into one file, for a stick or a pouch
suar exchange import FILE [--words W]   takes in such a file, whole or not at all; with the words that the partner read to you`

type Write = (line: string) => void

/** `suar exchange export | import`: a file instead of a line. Throws a `WrongFile` with a sentence for the operator. */
export async function pouchCommand(host: ExchangeHost, options: readonly string[], write: Write): Promise<void> {
  const { positionals, values } = read(options)
  const [what, file] = positionals
  if (what === 'export' && file && values.to) return pack(host, { to: values.to, file }, write)
  if (what === 'import' && file) return unpack(host, { file, words: values.words }, write)
  throw new WrongFile(usage)
}

function read(options: readonly string[]) {
  try {
    const known = { to: { type: 'string' }, words: { type: 'string' } } as const
    return parseArgs({ args: [...options], allowPositionals: true, options: known })
  } catch {
    throw new WrongFile(usage)
  }
}

async function pack(host: ExchangeHost, { to, file }: { to: string; file: string }, write: Write): Promise<void> {
  const { digest, messages, receipts, attachments } = await writePouch(host, { to, path: file }).catch(asSentence)
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
