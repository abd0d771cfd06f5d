import { expect, inject, test } from 'vitest'
import { storm } from './storm/storm.ts'

// The full storm of 20,000 messages is `npm run bench storm`; this is a small one with the same code.
test(
  'eleven nodes come out of a storm with the registers of requests and the books of the exchange equal in all 55 pairs',
  { timeout: 180_000 },
  async () => {
    const url = (database: string, role: string) =>
      inject('postgres').replace('DATABASE', database).replace('ROLE', role)
    const ground = { url, template: 'template_node', prefix: `storm_${process.pid}`, connections: 4 }
    const after = await storm(ground, { seed: 7, messages: 160, rounds: 8 })
    expect(after.differences).toEqual([])
    expect(after.unexplained).toEqual([])
    expect(after.notRebuilt).toEqual([])
    expect(after.unforeseen).toEqual([])
    expect(after.pairs).toBe(55)
    expect(after.written).toBeGreaterThan(120)
    expect(after.rejoins).toBeGreaterThan(0)
    expect(after.fetchedBack).toBeGreaterThan(0)
    for (const [what, times] of Object.entries(after.weather)) expect(times, what).toBeGreaterThan(0)
  },
)
