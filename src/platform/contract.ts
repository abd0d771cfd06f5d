import type { z } from 'zod'

/** What a slice promises at one URL. Pure data: the server serves it, the browser calls it. */
export interface Contract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'command' | 'query'
  readonly name: `${string}/${string}`
  /** One sentence that an officer would understand; it heads the reference page. */
  readonly summary: string
  readonly input: Input
  readonly output: Output
}

type Shape<I extends z.ZodType, O extends z.ZodType> = { summary: string; input: I; output: O }

/** A command changes something. It runs in one transaction and leaves one ledger line. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  name: Contract['name'],
  shape: Shape<I, O>,
): Contract<I, O> {
  return { kind: 'command', name, ...shape }
}

/** A query only reads. It too leaves one ledger line: who looked at whom is itself sensitive. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  name: Contract['name'],
  shape: Shape<I, O>,
): Contract<I, O> {
  return { kind: 'query', name, ...shape }
}
