import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { StateCode } from '../contract.ts'
import type { SealingKey } from '../kem.ts'
import { suite } from '../suite.ts'

/** The first line of a pouch: from whom, for whom, and the key that opens the rest, sealed to its recipient. */
export const Cover = z.object({
  suar: z.literal(1),
  file: z.literal('pouch'),
  from: StateCode,
  to: StateCode,
  at: z.iso.datetime(),
  key: z.string().max(100),
  enc: z.base64url().max(100),
  sealed: z.base64url().max(200),
})
export type Cover = z.infer<typeof Cover>

/** What the sender signs at the end of a pouch. `took`: digests of the pouches of the recipient that it has taken in. */
export const Seal = z.object({
  suar: z.literal(1),
  from: StateCode,
  to: StateCode,
  at: z.iso.datetime(),
  entries: z.int().min(0),
  digest: z.string().length(43),
  took: z.array(z.string().length(43)).max(200),
})
export type Seal = z.infer<typeof Seal>

const boundTo = ({ from, to, at }: Pick<Cover, 'from' | 'to' | 'at'>) => Buffer.from(`suar-pouch|${from}|${to}|${at}`)

export async function writeCover(
  about: Pick<Cover, 'from' | 'to' | 'at'>,
  { kid, key }: { kid: string; key: SealingKey },
): Promise<{ line: string; secret: Buffer }> {
  const secret = randomBytes(32)
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, secret, { info: boundTo(about) })
  const { from, to, at } = about
  const cover: Cover = {
    suar: 1,
    file: 'pouch',
    from,
    to,
    at,
    key: kid,
    enc: Buffer.from(encapsulatedSecret).toString('base64url'),
    sealed: Buffer.from(ciphertext).toString('base64url'),
  }
  return { line: `${JSON.stringify(cover)}\n`, secret }
}

/** The key of the rest; `undefined` when the cover was altered or sealed to another key. */
export async function openCover(cover: Cover, key: SealingKey): Promise<Buffer | undefined> {
  try {
    const [enc, sealed] = [Buffer.from(cover.enc, 'base64url'), Buffer.from(cover.sealed, 'base64url')]
    return Buffer.from(await suite.Open(key, enc, sealed, { info: boundTo(cover) }))
  } catch {
    return undefined
  }
}
