import { crc32, deflateSync } from 'node:zlib'

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** A drawn house at night, 320 by 200: a picture that shows nobody. */
export function aPicture(): Buffer {
  const [width, height] = [320, 200]
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const wall = x > 90 && x < 230 && y > 70 && y < 170
      const window = wall && x % 35 > 12 && x % 35 < 26 && y % 32 > 8 && y % 32 < 22
      row.set(window ? [246, 190, 74] : wall ? [62, 84, 98] : y > 168 ? [28, 40, 46] : [16, 30, 52 + y / 3], 1 + x * 3)
    }
    return row
  })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = chunk('IDAT', deflateSync(Buffer.concat(rows)))
  return Buffer.concat([signature, chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))])
}

/** A soft tone: a recording of nobody, about 96 kB a second. */
export function aVoiceNote(seconds: number): Buffer {
  const rate = 48_000
  const sound = Buffer.alloc(seconds * rate * 2)
  for (let n = 0; n < sound.length / 2; n++) sound.writeInt16LE(Math.round(2000 * Math.sin(n / 30)), n * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + sound.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(sound.length, 40)
  return Buffer.concat([head, sound])
}
