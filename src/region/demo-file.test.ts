import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginDemo, keepDemo, readDemo } from './demo-file.ts'

const states = ['ID', 'TH', 'KH']
let folder: string
let dropped: string[]
const begin = () => beginDemo({ folder, states, drop: async (state) => void dropped.push(state) })
const keyOf = (state: string) => join(folder, state.toLowerCase(), 'key-ring.json')

/** What a node leaves in its folder when it was opened once. */
function openNodes(...names: string[]) {
  for (const state of names) {
    mkdirSync(join(folder, state.toLowerCase()))
    writeFileSync(keyOf(state), '{}')
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suar-demo-'))
  dropped = []
})
afterEach(() => rmSync(folder, { recursive: true }))

test('an empty folder is begun, and nothing is thrown away', async () => {
  expect(await begin()).toBe(false)
  expect(dropped).toEqual([])
})

test('a story left in the middle is thrown away with its keys, and begins anew', async () => {
  await begin()
  openNodes('ID', 'TH')

  expect(await begin()).toBe(true)
  expect(dropped).toEqual(states)
  expect(existsSync(keyOf('ID'))).toBe(false)
  expect(readDemo(folder)).toBeUndefined()
})

test('a story told to its end is kept', async () => {
  await begin()
  openNodes(...states)
  keepDemo(folder, { receipt: '4827 1093 65', pin: 'AAAA AAAA' })

  expect(await begin()).toBe(false)
  expect(dropped).toEqual([])
  expect(readDemo(folder)).toEqual({ receipt: '4827 1093 65', pin: 'AAAA AAAA' })
})

test("the demo does not move into somebody's node, and touches nothing of it", async () => {
  openNodes('ID')

  await expect(begin()).rejects.toThrow('a node that is not of the demo stands there: write an empty folder')
  expect(dropped).toEqual([])
  expect(existsSync(keyOf('ID'))).toBe(true)
})
