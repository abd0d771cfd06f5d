import { parseCheckpoint, textOf, type Checkpoint } from '../../platform/signed-note.ts'
import { malformedRequest } from './problems.ts'

/** What a log asks of a witness (C2SP tlog-witness): from where on, the proof, the signed head. */
export interface AddCheckpoint {
  readonly old: number
  readonly proof: readonly Buffer[]
  readonly note: string
  readonly claimed: Checkpoint
}

const longestProof = 63

export const writeRequest = ({ old, proof, note }: Omit<AddCheckpoint, 'claimed'>): string =>
  `old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`

/** Throws `exchange/log-malformed` for whatever is not in exactly this form. Nothing is believed yet. */
export function readRequest(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, end).split('\n')
  const note = withOwnSignatures(body.slice(end + 2))
  const old = Number(/^old (0|[1-9]\d{0,15})$/.exec(first)?.[1])
  const proof = lines.map((line) => Buffer.from(line, 'base64'))
  const claimed = parseCheckpoint(textOf(note))
  const fits =
    end > 0 &&
    Number.isSafeInteger(old) &&
    proof.length <= longestProof &&
    proof.every((hash, n) => hash.length === 32 && hash.toString('base64') === lines[n])
  if (!fits || !claimed || old > claimed.size) throw malformedRequest()
  return { old, proof, note, claimed }
}

/** Only what a log signed itself is kept; whoever passes its head on may have hung anything else onto it. */
function withOwnSignatures(note: string): string {
  const text = textOf(note)
  const own = note
    .slice(text.length)
    .split('\n')
    .filter((line) => line.startsWith(`— ${text.split('\n')[0]} `))
  return `${text}\n${own.slice(0, 5).join('\n')}\n`
}
