import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { useNode } from '../../test/node.ts'
import { inSystem } from './in-system.ts'
import { fileProvider } from './key-provider.ts'
import { keyRingFile, openKeyRing } from './key-ring.ts'
import { newId } from './new-id.ts'
import { rewrapDataKeys } from './rewrap-data-keys.ts'
import { createDataKey, destroyDataKey, getDataKey, openText, sealText } from './seal.ts'

const node = useNode()
const folder = mkdtempSync(join(tmpdir(), 'suar-ring-'))
const open = () => openKeyRing(folder, [fileProvider(folder)])
afterEach(() => void vi.useRealTimers())

describe('the keys of a node', () => {
  test('open again after a restart, and a stolen key ring without its master keys opens nothing', () => {
    const before = open().vault
    const after = open().vault
    const { dataKey, row } = before.newDataKey(newId())
    expect(after.unwrap(row)).toEqual(dataKey)
    expect(after.blind('phone', '+999')).toEqual(before.blind('phone', '+999'))

    const thief = mkdtempSync(join(tmpdir(), 'suar-thief-'))
    expect(() => openKeyRing(folder, [fileProvider(thief)])).toThrow()
    expect(readFileSync(keyRingFile(folder), 'utf8')).not.toContain(dataKey.key.toString('base64'))
    rmSync(thief, { recursive: true })
  })

  test('rotate while the node runs: it goes on reading, notices the new epoch, and blind tokens still meet', () => {
    const running = open().vault
    const old = running.newDataKey(newId())
    const token = running.blind('phone', '+999')

    const { epoch } = open().rotate(new Date()) // another process, such as `suar key rotate`
    vi.useFakeTimers({ now: Date.now() + 2000 })
    const fresh = running.newDataKey(newId())

    expect(fresh.row.epoch).toBe(epoch)
    expect(running.unwrap(old.row)).toEqual(old.dataKey)
    expect(running.unwrap(running.rewrap(old.row))).toEqual(old.dataKey)
    expect(open().vault.blind('phone', '+999')).toEqual(token)
    expect(
      open()
        .epochs()
        .map((each) => each.epoch),
    ).toEqual([1, 2])
  })

  test('a key wrapped under an epoch that this process has not seen opens all the same', () => {
    const running = open()
    const other = open()
    other.rotate(new Date())
    const { row, dataKey } = other.vault.newDataKey(newId())

    expect(running.vault.unwrap(row)).toEqual(dataKey)
  })

  test('every data key is wrapped anew in batches, and what was sealed before opens after', async () => {
    const ring = open()
    const context = { ...node.host, vault: ring.vault }
    const sealed = await inSystem(context, async ({ db, vault }) => {
      const id = newId()
      const secret = sealText(await createDataKey(db, vault, id), 'name', 'Ibu Synthetic')
      for (let n = 0; n < 1200; n++) await createDataKey(db, vault, newId())
      return { id, secret }
    })
    const { epoch } = ring.rotate(new Date())

    expect(await rewrapDataKeys(node.host.system.pool, ring.vault, epoch)).toBe(1201)
    expect(await rewrapDataKeys(node.host.system.pool, ring.vault, epoch)).toBe(0)
    expect(await node.rows('select distinct epoch from platform.data_key')).toEqual([{ epoch }])
    await inSystem({ ...node.host, vault: open().vault }, async ({ db, vault }) => {
      const key = await getDataKey(db, vault, sealed.id)
      expect(openText(key, 'name', sealed.secret)).toBe('Ibu Synthetic')
      await destroyDataKey(db, vault, sealed.id)
      await expect(getDataKey(db, vault, sealed.id)).rejects.toMatchObject({ code: 'platform/erased' })
    })
  })
})
