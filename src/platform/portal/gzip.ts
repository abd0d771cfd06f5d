import { constants, crc32, deflateRawSync } from 'node:zlib'

/** The unchanging beginning of many pages, compressed once. */
export interface Beginning {
  readonly bytes: Buffer
  readonly deflated: Buffer
  readonly crc: number
}

export function compressBeginning(text: string): Beginning {
  const bytes = Buffer.from(text)
  const deflated = deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })
  return { bytes, deflated, crc: crc32(bytes) }
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
const storedHead = 5
const trailer = 8

/**
 * One gzip member (RFC 1952) out of a beginning that was compressed before and a middle that uses it as its
 * dictionary: most of a page is style, so a page that differs for everyone costs as much as its own words.
 * `end` is told the size of the whole in bytes, so that a page can say its own weight; it is stored as it is.
 */
export function gzipAfter(beginning: Beginning, middle: string, end: (size: number) => string): Buffer {
  const body = Buffer.from(middle)
  const deflated = deflateRawSync(body, {
    level: 6,
    dictionary: beginning.bytes.subarray(-32_768),
    finishFlush: constants.Z_SYNC_FLUSH,
  })
  const before = header.length + beginning.deflated.length + deflated.length + storedHead + trailer
  const last = Buffer.from(end(before + Buffer.byteLength(end(before))))
  const out = Buffer.allocUnsafe(before + last.length)
  let at = header.copy(out)
  at += beginning.deflated.copy(out, at)
  at += deflated.copy(out, at)
  at = out.writeUInt8(1, at) // the final block, stored (RFC 1951 §3.2.4)
  at = out.writeUInt16LE(last.length, at)
  at = out.writeUInt16LE(~last.length & 0xffff, at)
  at += last.copy(out, at)
  at = out.writeUInt32LE(crc32(last, crc32(body, beginning.crc)), at)
  out.writeUInt32LE(beginning.bytes.length + body.length + last.length, at)
  return out
}
