import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Keeps master keys, which wrap the node's secrets and never leave it: a file, or a device.
 * Synchronous: it is asked a few times at the start of a node and at a rotation, never on the path of a request.
 */
export interface KeyProvider {
  readonly name: 'file' | 'pkcs11'
  /** Makes a new master key and gives the name under which it is found again. */
  create(): string
  /** Throws when there is no such master key. */
  wrap(master: string, secret: Buffer): Buffer
  /** Throws when there is no such master key, or when `wrapped` was not made under it or was altered. */
  unwrap(master: string, wrapped: Buffer): Buffer
  /** Gives a master key up for ever: what it wrapped opens no more, in no backup either. */
  destroy(master: string): void
  close(): void
}

/** Master keys in files that only their owner can read. For a demo, and where the disk itself is guarded. */
export function fileProvider(folder: string): KeyProvider {
  const read = (master: string) => {
    if (!/^master-[0-9a-f]{16}\.key$/.test(master)) throw new Error(`"${master}" is not the name of a master key.`)
    return Buffer.from(readFileSync(join(folder, master), 'utf8'), 'base64')
  }
  return {
    name: 'file',
    create() {
      const master = `master-${randomBytes(8).toString('hex')}.key`
      writeFileSync(join(folder, master), randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
      return master
    },
    wrap(master, secret) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', read(master), nonce)
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    unwrap(master, wrapped) {
      const cipher = createDecipheriv('aes-256-gcm', read(master), wrapped.subarray(0, 12))
      cipher.setAuthTag(wrapped.subarray(-16))
      return Buffer.concat([cipher.update(wrapped.subarray(12, -16)), cipher.final()])
    },
    destroy(master) {
      read(master)
      rmSync(join(folder, master))
    },
    close: () => undefined,
  }
}
