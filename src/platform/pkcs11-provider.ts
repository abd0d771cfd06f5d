import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import type { PKCS11 } from 'pkcs11js'
import type { KeyProvider } from './key-provider.ts'

/** Where the device is: its driver, the label of the token, and the user's PIN. */
export interface Device {
  readonly module: string
  readonly token: string
  readonly pin: string
}

type Library = typeof import('pkcs11js')
type Session = ReturnType<PKCS11['C_OpenSession']>

/**
 * Master keys in a PKCS#11 device: made inside it, not extractable; it encrypts and decrypts with AES-256-GCM.
 * Proven with SoftHSM2; `pkcs11js` is an optional dependency, needed only here.
 */
export function pkcs11Provider({ module, token, pin }: Device): KeyProvider {
  const library = createRequire(import.meta.url)('pkcs11js') as Library
  const device = new library.PKCS11()
  device.load(module)
  device.C_Initialize()
  const close = () => {
    device.C_Finalize() // ends its sessions too
    device.close()
  }
  let session: Session
  try {
    session = openSession(library, device, { token, pin })
  } catch (error) {
    close()
    throw error
  }
  const gcm = (nonce: Buffer) => gcmOf(library, nonce)
  const find = (master: string) => findKey(library, device, { session, label: master })
  return {
    name: 'pkcs11',
    create() {
      const label = `suar-${randomBytes(8).toString('hex')}`
      device.C_GenerateKey(session, { mechanism: library.CKM_AES_KEY_GEN }, templateOf(library, label))
      return label
    },
    wrap(master, secret) {
      const nonce = randomBytes(12)
      device.C_EncryptInit(session, gcm(nonce), find(master))
      return Buffer.concat([nonce, device.C_Encrypt(session, secret, Buffer.alloc(secret.length + 16))])
    },
    unwrap(master, wrapped) {
      device.C_DecryptInit(session, gcm(wrapped.subarray(0, 12)), find(master))
      return Buffer.from(device.C_Decrypt(session, wrapped.subarray(12), Buffer.alloc(wrapped.length)))
    },
    destroy(master) {
      device.C_DestroyObject(session, find(master))
    },
    close,
  }
}

function openSession(library: Library, device: PKCS11, { token, pin }: Omit<Device, 'module'>): Session {
  const slot = device.C_GetSlotList(true).find((each) => device.C_GetTokenInfo(each).label.trim() === token)
  if (!slot) throw new Error(`The PKCS#11 device holds no token "${token}".`)
  const session = device.C_OpenSession(slot, library.CKF_SERIAL_SESSION | library.CKF_RW_SESSION)
  device.C_Login(session, library.CKU_USER, pin)
  return session
}

const gcmOf = (library: Library, nonce: Buffer) => ({
  mechanism: library.CKM_AES_GCM,
  parameter: { type: library.CK_PARAMS_AES_GCM, iv: nonce, ivBits: 96, tagBits: 128 },
})

const templateOf = (library: Library, label: string) => [
  { type: library.CKA_CLASS, value: library.CKO_SECRET_KEY },
  { type: library.CKA_KEY_TYPE, value: library.CKK_AES },
  { type: library.CKA_LABEL, value: label },
  { type: library.CKA_VALUE_LEN, value: 32 },
  { type: library.CKA_TOKEN, value: true },
  { type: library.CKA_PRIVATE, value: true },
  { type: library.CKA_SENSITIVE, value: true },
  { type: library.CKA_EXTRACTABLE, value: false },
  { type: library.CKA_ENCRYPT, value: true },
  { type: library.CKA_DECRYPT, value: true },
]

function findKey(library: Library, device: PKCS11, { session, label }: { session: Session; label: string }) {
  device.C_FindObjectsInit(session, [
    { type: library.CKA_CLASS, value: library.CKO_SECRET_KEY },
    { type: library.CKA_LABEL, value: label },
  ])
  const [found] = device.C_FindObjects(session, 1)
  device.C_FindObjectsFinal(session)
  if (!found) throw new Error(`The PKCS#11 device holds no master key "${label}".`)
  return found
}
