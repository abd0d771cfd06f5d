import { open, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { keepFile, pathOf } from './keep-file.ts'
import { openFrames } from './sealed-frames.ts'

const node = useNode()
const megabyte = 1024 * 1024

async function* video(megabytes: number) {
  const first = Buffer.alloc(megabyte)
  first.set(Buffer.from('0000001866747970697336d6', 'hex'))
  first.write('ftypisom', 4, 'latin1')
  yield first
  const rest = Buffer.alloc(megabyte, 5)
  for (let n = 1; n < megabytes; n++) yield rest
}

test('a file of 200 MB is sealed and opened in flat memory', async () => {
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  const kept = await keepFile(node.host, {
    report: node.host.newId(),
    name: 'video.mp4',
    stream: video(200),
    tooLarge: () => false,
  })
  clearInterval(watch)

  expect(kept.state).toBe('Whole')
  expect((peak - before) / megabyte).toBeLessThan(100)
  await rm(pathOf(node.host, kept.id))
})

test('a sealed file that was cut, or whose frames were swapped, does not open', async () => {
  const { id } = await keepFile(node.host, {
    report: node.host.newId(),
    name: 'v.mp4',
    stream: video(2),
    tooLarge: () => false,
  })
  const [row] = await node.rows<{ id: string; wrapped: Buffer; epoch: number }>(
    'select * from platform.data_key where id = $1',
    [id],
  )
  const key = node.host.vault.unwrap(row!)
  const file = await open(pathOf(node.host, id), 'r+')
  const read = async () => {
    let size = 0
    for await (const part of openFrames(file, key)) size += part.length
    return size
  }
  expect(await read()).toBe(2 * megabyte)
  await file.truncate((await file.stat()).size - (64 * 1024 + 32))
  await expect(read()).rejects.toThrow()
  await file.close()
})
