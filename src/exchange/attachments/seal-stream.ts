import { createCipheriv, createDecipheriv } from 'node:crypto'

// A sealed stream is a row of pieces of 64 KiB, each AES-256-GCM under one key that seals nothing else. The nonce is the
// number of the piece in eleven bytes and one that says whether it is the last: no piece can be moved, dropped or added.
const piece = 64 * 1024
const tag = 16

/** How long `plain` bytes are once they are sealed. An empty stream is one empty piece. */
export const sealedSize = (plain: number): number => plain + tag * Math.max(1, Math.ceil(plain / piece))

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = Number(last)
  return nonce
}

/** Holds one piece at a time, whatever the length of the stream. */
export async function* sealStream(key: Uint8Array, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { index, bytes, last } of inPieces(plain, piece)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/** Throws where a byte was changed, or where the stream ends too early. */
export async function* openStream(key: Uint8Array, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { index, bytes, last } of inPieces(sealed, piece + tag)) {
    if (bytes.length < tag) throw new Error('a sealed stream ends too early')
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last))
    decipher.setAuthTag(bytes.subarray(-tag))
    yield Buffer.concat([decipher.update(bytes.subarray(0, -tag)), decipher.final()])
  }
}

async function* inPieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ index: number; bytes: Buffer; last: boolean }> {
  let waiting: Buffer = Buffer.alloc(0)
  let index = 0
  for await (const part of source) {
    waiting = waiting.length === 0 ? Buffer.from(part) : Buffer.concat([waiting, part])
    // One byte more must be at hand, or this piece may be the last.
    for (; waiting.length > size; waiting = waiting.subarray(size))
      yield { index: index++, bytes: waiting.subarray(0, size), last: false }
  }
  yield { index, bytes: waiting, last: true }
}
