import { Problem } from '../../platform/problem.ts'
import { untilStopped } from '../../platform/sealer.ts'
import type { ExchangeHost } from '../tables.ts'
import { settleLog } from './ask-witnesses.ts'
import { createLogSealer } from './log-sealer.ts'
import { stampHead } from './stamp-head.ts'
import { watchLogs } from './watch-logs.ts'

const minute = 60_000
const hour = 60 * minute

/** Seals the log while the node runs, shows its head every hour, has it cosigned and watches the others'; returns how to stop. */
export function keepLog(host: ExchangeHost): () => Promise<void> {
  const sealer = createLogSealer(host)
  const failed = (error: unknown) => {
    // A node that has joined no region yet signs nothing.
    if (!(error instanceof Problem)) host.log('exchange.log-not-settled', { error: String(error) })
  }
  const rounds = untilStopped(() => settleLog(host), minute, failed)
  const watch = untilStopped(() => watchLogs(host), hour, failed)
  const stamps = untilStopped(() => stampHead(host), 5 * minute, failed)
  sealer.start()
  stamps.start()
  rounds.start()
  watch.start()
  return async () => {
    await rounds.stop({ lastly: false })
    await watch.stop({ lastly: false })
    await stamps.stop({ lastly: false })
    await sealer.stop()
  }
}
