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
const keyId = (name: string, key: KeyObject) =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), ed25519, raw(key)]), 'buffer').subarray(0, 4)

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
  const end = note.lastIndexOf('\n\n')
  if (end < 0) return undefined
  const text = note.slice(0, end + 1)
  const id = keyId(name, publicKey)
  const signed = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => Buffer.from(line.slice(`— ${name} `.length), 'base64'))
    .some((bytes) => bytes.subarray(0, 4).equals(id) && verify(null, Buffer.from(text), publicKey, bytes.subarray(4)))
  return signed ? text : undefined
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
