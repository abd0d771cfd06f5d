import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { WrongConfig, type Config } from './config.ts'
import { fileProvider, type KeyProvider } from './key-provider.ts'
import { keyRingFile, openKeyRing, type KeyRing } from './key-ring.ts'
import { pkcs11Provider, type Device } from './pkcs11-provider.ts'

let device: KeyProvider | undefined

/** The key ring of the node in `folder`, with its master keys where the environment says. */
export function openNodeKeys(folder: string, config: Config): KeyRing {
  const inFiles = fileProvider(folder)
  const { SUAR_PKCS11_MODULE: module, SUAR_PKCS11_TOKEN: token, SUAR_PKCS11_PIN: pin } = config
  if (!module || !token || !pin) return openKeyRing(folder, [inFiles])
  device ??= openDevice({ module, token, pin }) // one session a process, whatever the number of nodes in it
  return openKeyRing(folder, config.SUAR_KEYS === 'pkcs11' ? [device, inFiles] : [inFiles, device])
}

function openDevice(device: Device): KeyProvider {
  try {
    return pkcs11Provider(device)
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new WrongConfig(
      `SUAR_PKCS11_MODULE, SUAR_PKCS11_TOKEN and SUAR_PKCS11_PIN do not open the device (${why}): write its driver, the label of its token and the user's PIN.`,
    )
  }
}

/** The states that have a node in this data folder. */
export const statesIn = (folder: string): string[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /^[a-z]{2}$/.test(name) && existsSync(keyRingFile(join(folder, name))))
    .map((name) => name.toUpperCase())
