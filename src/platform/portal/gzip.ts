import { constants, crc32, deflateRawSync } from 'node:zlib'

/** Bytes, and the deflated block that stands for them. */
export interface Block {
  readonly bytes: Buffer
  readonly deflated: Buffer
}

/** The unchanging beginning of many pages, compressed once. */
export interface Beginning extends Block {
  readonly crc: number
}

export function compressBeginning(text: string): Beginning {
  const block = compressPart(text)
  return { ...block, crc: crc32(block.bytes) }
}

/** A part that may stand anywhere, for it refers to nothing before it. */
export function compressPart(text: string): Block {
  const bytes = Buffer.from(text)
  return { bytes, deflated: deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }) }
}

/** Words as they are, without compression (RFC 1951 §3.2.4). */
export function storePart(text: string): Block {
  const bytes = Buffer.from(text)
  return { bytes, deflated: Buffer.concat([storedHead(bytes.length, false), bytes]) }
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
const storedHeadSize = 5
const trailer = 8

function storedHead(size: number, final: boolean): Buffer {
  const head = Buffer.alloc(storedHeadSize)
  head.writeUInt8(final ? 1 : 0, 0)
  head.writeUInt16LE(size, 1)
  head.writeUInt16LE(~size & 0xffff, 3)
  return head
}

/**
 * A middle that uses the beginning as its dictionary: most of a page is style, so a page that differs for everyone
 * costs as much as its own words.
 */
export function compressAfter(beginning: Beginning, middle: string): Block {
  const bytes = Buffer.from(middle)
  const dictionary = beginning.bytes.subarray(-32_768)
  return { bytes, deflated: deflateRawSync(bytes, { level: 6, dictionary, finishFlush: constants.Z_SYNC_FLUSH }) }
}

/**
 * One gzip member (RFC 1952) out of parts that were compressed before. `end` is told the size of the whole in bytes,
 * so that a page can say its own weight; it is stored as it is.
 */
export function gzipOf(beginning: Beginning, parts: readonly Block[], end: (size: number) => string): Buffer {
  const deflated = parts.reduce((size, part) => size + part.deflated.length, beginning.deflated.length)
  const before = header.length + deflated + storedHeadSize + trailer
  const last = Buffer.from(end(before + Buffer.byteLength(end(before))))
  const body = Buffer.concat([...parts.map(({ bytes }) => bytes), last])
  const out = Buffer.allocUnsafe(before + last.length)
  let at = header.copy(out)
  for (const part of [beginning, ...parts]) at += part.deflated.copy(out, at)
  at += storedHead(last.length, true).copy(out, at)
  at += last.copy(out, at)
  at = out.writeUInt32LE(crc32(body, beginning.crc), at)
  out.writeUInt32LE(beginning.bytes.length + body.length, at)
  return out
}
