import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fileProvider, type KeyProvider } from './key-provider.ts'
import { openKeyRing } from './key-ring.ts'
import { pkcs11Provider } from './pkcs11-provider.ts'

// One contract, two real implementations: files, and a PKCS#11 device (SoftHSM2, Debian's package softhsm2).
const folder = mkdtempSync(join(tmpdir(), 'suar-keys-'))
const driver = '/usr/lib/softhsm/libsofthsm2.so'
const device = { module: driver, token: 'suar-test', pin: '2468' }

const hasSoftHsm = existsSync(driver) && spawnSync('softhsm2-util', ['--version']).status === 0
if (!hasSoftHsm)
  console.warn('SKIPPED: the PKCS#11 key provider is not proven on this machine. Install softhsm2 to prove it.')
else {
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\n`)
  process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
  const made = spawnSync('softhsm2-util', [
    '--init-token',
    '--free',
    '--label',
    device.token,
    '--pin',
    device.pin,
    '--so-pin',
    '13579',
  ])
  if (made.status !== 0) throw new Error(String(made.stderr))
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each<[string, boolean, () => KeyProvider]>([
  ['file', true, () => fileProvider(folder)],
  ['pkcs11', hasSoftHsm, () => pkcs11Provider(device)],
])('a key provider: %s', (name, here, open) => {
  const withProvider = <T>(work: (provider: KeyProvider) => T): T => {
    const provider = open()
    try {
      return work(provider)
    } finally {
      provider.close()
    }
  }
  const secret = Buffer.from('a secret of thirty-two bytes !!!')

  test.runIf(here)('opens what it wrapped, also after it was closed and opened again', () => {
    const { master, wrapped } = withProvider((provider) => {
      const master = provider.create()
      return { master, wrapped: provider.wrap(master, secret) }
    })
    expect(withProvider((provider) => provider.unwrap(master, wrapped))).toEqual(secret)
    expect(withProvider((provider) => provider.name)).toBe(name)
  })

  test.runIf(here)('never wraps the same twice, and the wrapped form tells nothing', () => {
    withProvider((provider) => {
      const master = provider.create()
      const [one, two] = [provider.wrap(master, secret), provider.wrap(master, secret)]
      expect(one).not.toEqual(two)
      expect(one.includes(secret.subarray(0, 8))).toBe(false)
    })
  })

  test.runIf(here)('refuses what was altered, cut short, or wrapped under another master key', () => {
    withProvider((provider) => {
      const [master, other] = [provider.create(), provider.create()]
      const wrapped = provider.wrap(master, secret)
      for (const at of [0, 12, 20, wrapped.length - 1]) {
        const altered = Buffer.from(wrapped)
        altered[at]! ^= 1
        expect(() => provider.unwrap(master, altered)).toThrow()
      }
      expect(() => provider.unwrap(master, wrapped.subarray(0, -1))).toThrow()
      expect(() => provider.unwrap(other, wrapped)).toThrow()
      expect(provider.unwrap(master, wrapped)).toEqual(secret)
    })
  })

  test.runIf(here)('opens nothing any more with a master key that was destroyed', () => {
    const provider = open()
    const [gone, kept] = [provider.create(), provider.create()]
    const [lost, safe] = [provider.wrap(gone, secret), provider.wrap(kept, secret)]
    provider.destroy(gone)
    expect(() => provider.unwrap(gone, lost)).toThrow()
    expect(provider.unwrap(kept, safe)).toEqual(secret)
    expect(() => provider.destroy(gone)).toThrow()
    provider.close()
  })

  test.runIf(here)('says that a master key is not there, whatever its name', () => {
    withProvider((provider) => {
      for (const master of ['none', 'master-0000000000000000.key', '../../etc/passwd'])
        expect(() => provider.wrap(master, secret)).toThrow()
    })
  })
})

test.runIf(hasSoftHsm)('a wrong PIN or token is refused, and says so', () => {
  expect(() => pkcs11Provider({ ...device, pin: '0000' })).toThrow()
  expect(() => pkcs11Provider({ ...device, token: 'none' })).toThrow('no token "none"')
})

test.runIf(hasSoftHsm)('a node moves its keys from files into a device by a rotation, and reads on', () => {
  const files = fileProvider(folder)
  const { row, dataKey } = openKeyRing(folder, [files]).vault.newDataKey('one')
  const inDevice = pkcs11Provider(device)
  const ring = openKeyRing(folder, [inDevice, files])
  expect(ring.rotate(new Date())).toMatchObject({ epoch: 2, provider: 'pkcs11' })
  expect(ring.vault.unwrap(row)).toEqual(dataKey)
  const again = ring.vault.rewrap(row)

  expect(openKeyRing(folder, [inDevice]).vault.unwrap(again)).toEqual(dataKey) // the files are not needed any more
  inDevice.close()
})
