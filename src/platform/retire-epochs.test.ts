import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { inSystem } from './in-system.ts'
import { fileProvider } from './key-provider.ts'
import { openKeyRing } from './key-ring.ts'
import { newId } from './new-id.ts'
import { retireEpochs } from './retire-epochs.ts'
import { rewrapDataKeys } from './rewrap-data-keys.ts'
import { createDataKey, getDataKey, openText, sealText } from './seal.ts'

const node = useNode()
let folder: string
const open = () => openKeyRing(folder, [fileProvider(folder)])
const masters = () => readdirSync(folder).filter((name) => name.startsWith('master-'))
const pool = () => node.host.system.pool
const began = new Date('2026-11-24T07:00:00Z')
const later = new Date('2026-11-24T08:00:00Z')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suar-retire-'))
  await node.rows('delete from platform.data_key')
})

async function sealOne(vault = open().vault) {
  return inSystem({ ...node.host, vault }, async (context) => {
    const id = newId()
    return { id, sealed: sealText(await createDataKey(context.db, vault, id), 'name', 'Ibu Synthetic') }
  })
}

test('an epoch under which nothing is wrapped is given up with its master key; all opens as before', async () => {
  const { id, sealed } = await sealOne()
  const token = open().vault.blind('phone', '+999')
  const ring = open()
  const { epoch } = ring.rotate(began)
  await rewrapDataKeys(pool(), ring.vault, epoch)
  expect(masters()).toHaveLength(3)

  expect(await retireEpochs(pool(), ring, later)).toMatchObject({
    done: true,
    opened: 1,
    under: 2,
    retired: [{ epoch: 1 }],
  })
  expect(masters()).toHaveLength(2)
  const after = open()
  expect(after.epochs().map((each) => each.epoch)).toEqual([2])
  expect(after.vault.blind('phone', '+999')).toEqual(token)
  await inSystem({ ...node.host, vault: after.vault }, async ({ db, vault }) => {
    expect(openText(await getDataKey(db, vault, id), 'name', sealed)).toBe('Ibu Synthetic')
  })
  expect(after.rotate(later).epoch).toBe(3)
})

test('one that still wraps a data key stays, and it is said how many', async () => {
  await sealOne()
  const ring = open()
  ring.rotate(began)

  expect(await retireEpochs(pool(), ring, later)).toEqual({
    done: false,
    why: '1 data keys are wrapped under epoch 1: run suar key rotate again',
  })
  expect(open().epochs()).toHaveLength(2)
  expect(masters()).toHaveLength(3)
})

test('a writer who has not committed yet is waited for', async () => {
  const old = open().vault
  const ring = open()
  ring.rotate(began)
  const written = Promise.withResolvers<void>()
  const writing = inSystem({ ...node.host, vault: old }, async ({ db }) => {
    await createDataKey(db, openKeyRing(folder, [fileProvider(folder)]).vault, newId())
    await db.updateTable('platform.data_key').set({ epoch: 1 }).execute()
    written.resolve()
    await new Promise((done) => setTimeout(done, 300))
  })
  await written.promise
  expect(await retireEpochs(pool(), ring, later)).toMatchObject({ done: false })
  await writing
})

test('nothing is given up in the first minute, when a running node may not have looked', async () => {
  const ring = open()
  ring.rotate(began)
  expect(await retireEpochs(pool(), ring, new Date(began.getTime() + 30_000))).toMatchObject({ done: false })
  expect(masters()).toHaveLength(3)
})

test('nothing is given up when a data key does not open', async () => {
  const ring = open()
  const { epoch } = ring.rotate(began)
  await node.rows('insert into platform.data_key (id, wrapped, epoch) values ($1, $2, $3)', [
    newId(),
    Buffer.alloc(80),
    epoch,
  ])
  await expect(retireEpochs(pool(), ring, later)).rejects.toThrow()
  expect(masters()).toHaveLength(3)
})
