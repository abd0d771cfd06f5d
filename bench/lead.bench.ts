import { leadStorm } from '../test/lead-storm.ts'
import type { Bench, Row, World } from './world.ts'

/** Handing over the lead of a case among three states: 10^6 steps of loss, doubling, overtaking, crash and restore. */
async function* run({ quick }: World): AsyncIterable<Row> {
  const steps = quick ? 100_000 : 1_000_000
  const began = performance.now()
  let [done, moves, restores, faults] = [0, 0, 0, 0]
  for (let seed = 1; done < steps; seed++, done += 2500)
    try {
      const count = leadStorm(seed, 2500)
      moves += count.moves
      restores += count.restores
    } catch (error) {
      faults++
      console.error(error)
    }
  const seconds = (performance.now() - began) / 1000
  yield {
    what: `${done} steps: none leads, or two`,
    figure: faults,
    unit: 'times',
    target: { of: 'figure', atMost: 0 },
  }
  yield { what: 'the lead moved', figure: moves, unit: 'times' }
  yield { what: 'a node was restored from a backup', figure: restores, unit: 'times' }
  yield { what: 'simulated steps', figure: done / seconds, unit: 'a second' }
}

export const bench: Bench = { name: 'lead', run }
