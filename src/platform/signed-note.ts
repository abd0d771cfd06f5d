import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto'

// C2SP signed-note: a text, a blank line, and a line "— name base64(key id ‖ Ed25519 signature)" for each signer.

/** Who signs. The name holds neither space nor plus. */
export interface NoteSigner {
  readonly name: string
  readonly privateKey: KeyObject
}

/** Whose signature is accepted, as `name+keyid+base64(0x01 ‖ public key)`. */
export interface NoteVerifier {
  readonly name: string
  readonly publicKey: KeyObject
}

const ed25519 = Buffer.of(1)

const raw = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url')
const keyId = (name: string, key: KeyObject, kind = ed25519) =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), kind, raw(key)]), 'buffer').subarray(0, 4)

export const verifierOf = ({ name, privateKey }: NoteSigner): NoteVerifier => ({
  name,
  publicKey: createPublicKey(privateKey),
})

export const writeVerifier = ({ name, publicKey }: NoteVerifier): string =>
  `${name}+${keyId(name, publicKey).toString('hex')}+${Buffer.concat([ed25519, raw(publicKey)]).toString('base64')}`

/** Throws when the line is no Ed25519 verifier key or does not carry the id of its own key. */
export function readVerifier(line: string): NoteVerifier {
  const [, name, id, key] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line.trim()) ?? []
  const bytes = Buffer.from(key ?? '', 'base64')
  if (!name || bytes.length !== 33 || bytes[0] !== 1) throw new Error('This is not the public key of a signed note.')
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') },
    format: 'jwk',
  })
  if (keyId(name, publicKey).toString('hex') !== id) throw new Error('This public key does not carry its own id.')
  return { name, publicKey }
}

/** An Ed25519 key from its 32-byte seed. */
export const keyFromSeed = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

export function signNote(text: string, { name, privateKey }: NoteSigner): string {
  const signature = sign(null, Buffer.from(text), privateKey)
  const line = Buffer.concat([keyId(name, createPublicKey(privateKey)), signature]).toString('base64')
  return `${text}\n— ${name} ${line}\n`
}

/** The text of a note that `verifier` signed, or undefined: a bad signature is an ordinary answer here. */
export function openNote(note: string, { name, publicKey }: NoteVerifier): string | undefined {
  const { text, signatures } = partsOf(note, name)
  const id = keyId(name, publicKey)
  const signed = signatures.some(
    (bytes) => bytes.subarray(0, 4).equals(id) && verify(null, Buffer.from(text), publicKey, bytes.subarray(4)),
  )
  return signed ? text : undefined
}

/** What a note says, whoever signed it, and the signatures under a name. */
function partsOf(note: string, name: string): { text: string; signatures: Buffer[] } {
  const end = note.lastIndexOf('\n\n')
  const lines = end < 0 ? [] : note.slice(end + 2).split('\n')
  return {
    text: textOf(note),
    signatures: lines
      .filter((line) => line.startsWith(`— ${name} `))
      .map((line) => Buffer.from(line.slice(`— ${name} `.length), 'base64')),
  }
}

/** What a note says, with nothing checked. */
export const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1)

const cosignature = Buffer.of(4)
const cosigned = (text: string, seconds: number) => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

/** C2SP tlog-cosignature: the line by which a witness says that at this moment it saw no longer log than this. */
export function cosign(text: string, { name, privateKey }: NoteSigner, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, cosigned(text, seconds), privateKey)
  const line = Buffer.concat([keyId(name, createPublicKey(privateKey), cosignature), time, signature])
  return `— ${name} ${line.toString('base64')}\n`
}

/** When `verifier` cosigned this note, or undefined when it did not. */
export function openCosignature(note: string, { name, publicKey }: NoteVerifier): Date | undefined {
  const { text, signatures } = partsOf(note, name)
  const id = keyId(name, publicKey, cosignature)
  for (const bytes of signatures) {
    if (bytes.length !== 76 || !bytes.subarray(0, 4).equals(id)) continue
    const seconds = Number(bytes.readBigUInt64BE(4))
    if (verify(null, cosigned(text, seconds), publicKey, bytes.subarray(12))) return new Date(seconds * 1000)
  }
  return undefined
}

/** The head of a log at a moment, as C2SP tlog-checkpoint: origin, number of entries, root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

export function readCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = ''] = text.split('\n')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

/** The same for a text from outside: undefined unless it is in the one form that `writeCheckpoint` gives. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const checkpoint = readCheckpoint(text)
  const { origin, size, root } = checkpoint
  const fits = origin !== '' && Number.isSafeInteger(size) && size >= 0 && root.length === 32
  return fits && writeCheckpoint(checkpoint) === text ? checkpoint : undefined
}
