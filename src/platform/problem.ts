/** Something a person can be told went wrong. Anything else that is thrown is a bug, and answers 500. */
export class Problem extends Error {
  override name = 'Problem'
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
