import { expect, test } from 'vitest'
import { acceptedBy, slices } from '../src/node.ts'

const types = (of: 'messages' | 'replays') => slices.flatMap((slice) => Object.keys(slice[of] ?? {}))

// Both sides of an exchange are the same program: what a slice takes from others is what it says to them.
test('whatever this node may say, a slice rebuilds from it when it comes back after a restore', () => {
  expect(acceptedBy().length).toBeGreaterThan(30)
  for (const { name, messages, replays } of slices)
    expect([name, Object.keys(replays ?? {}).toSorted()]).toEqual([name, Object.keys(messages ?? {}).toSorted()])
})

test('and no two slices take or rebuild the same type', () => {
  for (const of of ['messages', 'replays'] as const) expect(types(of)).toHaveLength(new Set(types(of)).size)
})
