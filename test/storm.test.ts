import { expect, inject, test } from 'vitest'
import { storm } from './storm/storm.ts'

// The full storm of 20,000 messages is `npm run bench storm`; this is a small one with the same code.
test(
  'eleven nodes come out of a storm with every message applied once and all 55 pairs of books equal',
  { timeout: 180_000 },
  async () => {
    const url = (database: string, role: string) =>
      inject('postgres').replace('DATABASE', database).replace('ROLE', role)
    const ground = { url, template: 'template_node', prefix: `storm_${process.pid}`, connections: 4 }
    const after = await storm(ground, { seed: 7, messages: 500, rounds: 10, size: 200 })
    expect(after.notOnce).toEqual([])
    expect(after.differences).toEqual([])
    expect(after.unforeseen).toEqual([])
    expect(after.pairs).toBe(55)
    expect(after.written).toBeGreaterThanOrEqual(500)
    expect(after.rejoins).toBeGreaterThan(0)
    expect(after.fetchedBack).toBeGreaterThan(0)
    for (const [what, times] of Object.entries(after.weather)) expect(times, what).toBeGreaterThan(0)
  },
)
