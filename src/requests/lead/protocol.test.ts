import { expect, test } from 'vitest'
import { leadStorm } from '../../../test/lead-storm.ts'

test('a lead that is handed over through loss, doubling, overtaking and restore: never none, never two', () => {
  const total = { moves: 0, restores: 0 }
  for (let seed = 1; seed <= 200; seed++) {
    const { moves, restores } = leadStorm(seed, 500)
    total.moves += moves
    total.restores += restores
  }
  // It was a storm, and the lead did move in it.
  expect(total.moves).toBeGreaterThan(500)
  expect(total.restores).toBeGreaterThan(500)
}, 60_000)
