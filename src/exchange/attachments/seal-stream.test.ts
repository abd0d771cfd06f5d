import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openStream, sealedSize, sealStream } from './seal-stream.ts'

async function* parts(...bytes: readonly Uint8Array[]) {
  yield* bytes
}
const whole = async (stream: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(stream))

test.for([0, 1, 65_535, 65_536, 65_537, 200_000])(
  '%i bytes are sealed and opened, and no byte can change',
  async (size) => {
    const [key, plain] = [randomBytes(32), randomBytes(size)]
    const sealed = await whole(sealStream(key, parts(plain.subarray(0, 1000), plain.subarray(1000))))
    expect(sealed).toHaveLength(sealedSize(size))
    expect((await whole(openStream(key, parts(sealed)))).equals(plain)).toBe(true)
    for (const at of [0, sealed.length - 1]) {
      const other = Buffer.from(sealed)
      other[at]! ^= 1
      await expect(whole(openStream(key, parts(other)))).rejects.toThrow()
    }
    await expect(whole(openStream(key, parts(sealed.subarray(0, -1))))).rejects.toThrow()
    if (size > 65_536) await expect(whole(openStream(key, parts(sealed.subarray(0, 65_552))))).rejects.toThrow()
  },
)
