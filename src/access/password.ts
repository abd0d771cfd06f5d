import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'
import { shortestPassword } from './limits.ts'

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32
const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)
const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
const normal = (password: string) => password.normalize('NFKC')

/** Argon2id as a PHC string; the parameters travel in it, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derive('argon2id', { message: normal(password), nonce, tagLength, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(hash)}`
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, stored] = phc.exec(hash) ?? []
  if (!nonce || !stored) return false
  const known = Buffer.from(stored, 'base64')
  const found = await derive('argon2id', {
    message: normal(password),
    nonce: Buffer.from(nonce, 'base64'),
    tagLength: known.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(found, known)
}

/** Length is what counts (NIST SP 800-63B); one character repeated and the own address are length in name only. */
export function isWeak(password: string, email = ''): boolean {
  const small = password.toLowerCase()
  return (
    password.length < shortestPassword ||
    new Set(small).size < 5 ||
    (email.length > 0 && small.includes(email.split('@')[0]!.toLowerCase()))
  )
}
