import { Problem } from '../../platform/problem.ts'
import { untilStopped } from '../../platform/sealer.ts'
import type { ExchangeHost } from '../tables.ts'
import { settleLog } from './ask-witnesses.ts'
import { createLogSealer } from './log-sealer.ts'

const minute = 60_000

/** Seals the log while the node runs, shows its head every hour and has it cosigned; returns how to stop. */
export function keepLog(host: ExchangeHost): () => Promise<void> {
  const sealer = createLogSealer(host)
  const failed = (error: unknown) => {
    // A node that has joined no region yet signs nothing.
    if (!(error instanceof Problem)) host.log('exchange.log-not-settled', { error: String(error) })
  }
  const rounds = untilStopped(() => settleLog(host), minute, failed)
  sealer.start()
  rounds.start()
  return async () => {
    await rounds.stop({ lastly: false })
    await sealer.stop()
  }
}
