import { ReadableStream as Streams } from 'node:stream/web'

/**
 * The body of an answer, its source opened when the first byte is asked for and never ahead: an answer that nobody reads
 * (a HEAD, a caller who only wants the status) opens none, and one that is broken off closes its own.
 */
export function streamBody(pieces: () => AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return Streams.from(begun(pieces)) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Opens its source when its first part is asked for. */
export async function* begun<Part extends Uint8Array>(pieces: () => AsyncIterable<Part>): AsyncGenerator<Part> {
  yield* pieces()
}
