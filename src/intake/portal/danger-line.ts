import { hotlines } from '../../directory/index.ts'
import { inSystem } from '../../platform/in-system.ts'
import type { IntakeHost } from '../visit.ts'

const lookAgain = 20_000

/**
 * The number for whoever is in danger: the operator's own word, else what the directory holds now. An edit at the desk
 * stands on every page within twenty seconds, and no page waits for the look but the first.
 */
export function dangerLine(host: IntakeHost) {
  let number = host.dangerNumber
  let looked = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  const look = async () => {
    try {
      number = await inSystem(host, ({ db, state, synthetic }) => hotlines.danger(db as never, { state, synthetic }))
    } catch (error) {
      host.log('danger-number', { error: error instanceof Error ? error.name : 'unknown' })
    } finally {
      looking = undefined
    }
  }
  return {
    number: () => number,
    /** Waits at the first time only. */
    async refresh(): Promise<void> {
      if (host.dangerNumber !== undefined || performance.now() - looked < lookAgain) return
      const first = looked === Number.NEGATIVE_INFINITY
      looked = performance.now()
      looking ??= look()
      if (first) await looking
    },
  }
}
