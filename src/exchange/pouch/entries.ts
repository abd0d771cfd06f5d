import { createHash, type Hash } from 'node:crypto'
import { z } from 'zod'

// Inside a pouch stands one entry after the other: a line of JSON that says what follows and how long it is, a line
// feed, and so many bytes. The last is the seal: a signed digest of all that stands before it.

export const EntryHead = z.object({
  kind: z.enum(['message', 'attachment', 'receipt', 'problem', 'seal']),
  bytes: z.int().min(0),
  /** Of an attachment. */
  digest: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
})
export type EntryHead = z.infer<typeof EntryHead>

const longestHead = 200
/** How long an entry of each kind may be. */
export const limits: Record<EntryHead['kind'], number> = {
  message: 1024 * 1024,
  attachment: 2 ** 40,
  receipt: 64 * 1024,
  problem: 64 * 1024,
  seal: 64 * 1024,
}

export const entryHead = (head: EntryHead): Buffer => Buffer.from(`${JSON.stringify(head)}\n`)

/** Reads entries from a stream of bytes, one piece at a time, and digests what it has passed. */
export class EntryReader {
  readonly #source: AsyncIterator<Buffer>
  readonly #hash: Hash = createHash('sha256')
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Digest of all that was read so far. */
  digest = (): string => this.#hash.copy().digest('base64url')

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done) return false
    this.#held = Buffer.concat([this.#held, value])
    return true
  }

  /** The next head; `undefined` at the end. Throws on what is none. */
  async head(): Promise<EntryHead | undefined> {
    let end = this.#held.indexOf(0x0a)
    while (end < 0 && this.#held.length <= longestHead && (await this.#more())) end = this.#held.indexOf(0x0a)
    if (end < 0 && this.#held.length === 0) return undefined
    if (end < 0 || end > longestHead) throw new Error('no head of an entry')
    const head = EntryHead.parse(JSON.parse(this.#take(end + 1).toString('utf8')))
    if (head.bytes > limits[head.kind]) throw new Error('an entry is too long')
    return head
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (this.#held.length === 0 && !(await this.#more())) throw new Error('an entry ends too early')
      const part = this.#take(Math.min(left, this.#held.length))
      left -= part.length
      if (part.length > 0) yield part
    }
  }

  #take(count: number): Buffer {
    const part = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    this.#hash.update(part)
    return part
  }
}
