import pino from 'pino'

const logger = pino({ level: process.env['SUAR_LOG'] ?? 'warn' })

/** One line of JSON per event: ids and codes, never case content. */
export const logTo =
  (state: string) =>
  (event: string, detail: Record<string, unknown> = {}): void => {
    const level = event === 'unforeseen' ? 'error' : event === 'refused' ? 'warn' : 'info'
    logger[level]({ state, event, ...detail })
  }
