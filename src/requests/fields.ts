import { z } from 'zod'
import type { FieldForm } from './contract.ts'

export type Shape =
  | { readonly kind: 'yes-no' | 'count' | 'date' | 'country' }
  | { readonly kind: 'line' | 'text'; /** A dash or "n/a" is no answer. */ readonly said?: true }
  | { readonly kind: 'choice'; readonly options: readonly [string, ...string[]] }

export const line = { kind: 'line' } as const
export const text = { kind: 'text' } as const
/** The same, where nothing leaves and nothing is taken in that says nothing. */
export const saidLine = { kind: 'line', said: true } as const
export const saidText = { kind: 'text', said: true } as const
export const date = { kind: 'date' } as const
export const country = { kind: 'country' } as const
export const count = { kind: 'count' } as const
export const yesNo = { kind: 'yes-no' } as const
/** A code list of a slice below, said there once. */
export const oneOf = (options: readonly string[]) =>
  ({ kind: 'choice', options: options as [string, ...string[]] }) as const
export const choice = (...options: [string, ...string[]]) => oneOf(options)

/** The form of some fields, as the desk draws it. */
export const formOf = (
  shapes: Readonly<Record<string, Shape>>,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
): FieldForm[] =>
  [...required, ...optional].map((name) => {
    const shape = shapes[name]!
    return {
      name,
      kind: shape.kind,
      required: required.includes(name),
      ...(shape.kind === 'choice' && { options: [...shape.options] }),
    }
  })

/**
 * Strict: a field that is not named is refused. A `draft` is kept as far as it is; what `crosses` says what it must say;
 * a `whole` one has all required fields too.
 */
export type Measure = 'draft' | 'crosses' | 'whole'

export function schemaOf(
  shapes: Readonly<Record<string, Shape>>,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
  measure: Measure,
): z.ZodObject<Record<string, z.ZodType>, z.core.$strict> {
  const entries = [...required, ...optional].map((name) => {
    const shape = shapes[name]!
    const value = 'said' in shape && measure !== 'draft' ? valueOf(shape).refine(says) : valueOf(shape)
    return [name, measure === 'whole' && required.includes(name) ? value : value.optional()] as const
  })
  return z.strictObject(Object.fromEntries(entries))
}

/** What people write into a field that they cannot leave empty, in some of the languages of the region. */
const placeholders: ReadonlySet<string> = new Set(
  `na, not applicable, not available, not known, unknown, nil, none, null, tbd, tba, tbc, to follow, pending, test,
   tidak ada, tidak diketahui, belum ada, belum diketahui, nihil, menyusul, tiada, wala, không, không có,
   não aplicável, ไม่มี, គ្មាន, ບໍ່ມີ, မရှိ, 无`
    .split(',')
    .map(bare),
)

/** A dash, a row of dots, "n/a" or "xxx" fills a field and says nothing. */
export function says(value: unknown): boolean {
  const left = bare(String(value))
  return left !== '' && !/^(?:0+|([a-z])\1*)$/.test(left) && !placeholders.has(left)
}

function bare(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}

const sentence = (most: number) => z.string().trim().min(1).max(most)

function valueOf(shape: Shape): z.ZodType {
  switch (shape.kind) {
    case 'line':
      return sentence(200)
    case 'text':
      return sentence(4000)
    case 'yes-no':
      return z.boolean()
    case 'count':
      return z.number().int().min(1).max(100_000)
    case 'country':
      return z.string().regex(/^[A-Z]{2}$/)
    case 'date':
      // As much of it as is known: a year, a month, a day.
      return z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
    case 'choice':
      return z.enum(shape.options)
  }
}
