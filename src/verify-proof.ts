import { readFile } from 'node:fs/promises'
import { openStamp } from './exchange/log/time-stamp.ts'
import { verifyProof, type Flaw, type Proven } from './exchange/log/verify-proof.ts'

const flaws: Record<Flaw, string> = {
  malformed: 'this is not a proof of a message, or a part of it is missing or changed.',
  'unknown-member': 'the list of members does not name the state whose log this is.',
  'head-not-signed': 'the head of the log is not signed by its state.',
  'not-settled': 'too few other members have cosigned the head of the log.',
  'envelope-not-signed': 'the envelope is not signed by the state that it says it is from.',
  'receipt-not-signed': 'a receipt is not signed by the state that it says it is from.',
  'not-of-this-message': 'a receipt or the log does not belong to this message.',
  'not-in-the-log': 'the message or a receipt is not in the log under this head.',
}

/** `suar verify --proof FILE`: checks a proof of a message offline, with nothing but the file; exit 1 where it does not hold. */
export async function verifyProofFile(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) {
    console.error(`suar verify: ${file} cannot be read. Write the path of a proof, such as suar-proof.json.`)
    process.exit(2)
  }
  const verdict = verifyProof(parsed(text))
  process.stdout.write(verdict.ok ? told(verdict.proven) : `NOT PROVEN: ${flaws[verdict.why]}\n`)
  process.exit(verdict.ok ? 0 : 1)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function told({ envelope, steps, log, size, cosigned, directory, stamp, note }: Proven): string {
  const { id, from, to, type, issuedAt } = envelope
  return [
    `PROVEN: message ${id}, ${type}, from ${from} to ${to}, written ${issuedAt}.`,
    ...steps.map(({ step, at, code }) => `  ${to} signed for it: ${step}${code ? ` (${code})` : ''}, ${at}.`),
    `  In the log of ${log}, under its head of ${size} entries.`,
    ...cosigned.map(({ state, at }) => `  ${state} cosigned that head, ${at.toISOString()}.`),
    ...(stamp ? [`  ${stampTold(Buffer.from(stamp, 'base64'), note)}`] : []),
    `This holds if you trust version ${directory.version} of the list of members, digest ${directory.digest}.`,
    '',
  ].join('\n')
}

function stampTold(token: Buffer, note: string): string {
  const stamp = openStamp(token, note)
  return stamp
    ? `${stamp.by} stamped that head, ${stamp.at.toISOString()} (its certificate is not followed to a root here).`
    : 'The time stamp in it is not genuine, and proves nothing.'
}
