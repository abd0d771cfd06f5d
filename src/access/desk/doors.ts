import { NoAnswer, ProblemError } from '../../../web/kit/problem.ts'

/** Knocks at a door of sign-in, which answers before anybody is known. A refusal is a `ProblemError`. */
export async function knock<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(
    `/api/${path}`,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  ).catch(() => {
    throw new NoAnswer()
  })
  const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>
  if (answer.ok) return said as T
  const { code = 'unforeseen', detail = {} } = said as { code?: string; detail?: Record<string, unknown> }
  throw new ProblemError(code, answer.status, detail)
}
