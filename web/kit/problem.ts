import { moreWords, useKnows, useSay } from './i18n.ts'

/** A refusal of the node (RFC 9457). `code` says what is so, `detail` holds ids and codes only. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: string
  readonly status: number
  readonly detail: Record<string, unknown>

  constructor(code: string, status: number, detail: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.status = status
    this.detail = detail
  }
}

/** Raised when no answer came at all: the network or the node is away. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
  /** Something was told, and nobody knows whether it was heard. */
  readonly told: boolean

  constructor({ told = false } = {}) {
    super('no answer')
    this.told = told
  }
}

/**
 * The sentence for a refusal: `triage/already-decided` is key `problem.already-decided` in the slice's catalogue;
 * codes of the platform have no slash and live under `problem` of web.
 */
export function useProblemText(): (error: unknown) => string {
  const say = useSay()
  const knows = useKnows()
  return (error) => {
    if (error instanceof NoAnswer) return say(error.told ? 'web:problem.not-known' : 'web:problem.no-answer')
    if (!(error instanceof ProblemError)) return say('web:problem.unforeseen')
    const [slice, what] = error.code.includes('/') ? error.code.split('/', 2) : ['web', error.code]
    const key = `${slice}:problem.${what}`
    if (knows(key)) return say(key, error.detail)
    void moreWords().catch(() => undefined)
    return say(error.status < 500 ? 'web:problem.refused' : 'web:problem.unforeseen', { code: error.code })
  }
}
