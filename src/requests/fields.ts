import { z } from 'zod'
import type { FieldForm } from './contract.ts'

export type Shape =
  | { readonly kind: 'line' | 'text' | 'yes-no' | 'count' | 'date' | 'country' }
  | { readonly kind: 'choice'; readonly options: readonly [string, ...string[]] }

export const line = { kind: 'line' } as const
export const text = { kind: 'text' } as const
export const date = { kind: 'date' } as const
export const country = { kind: 'country' } as const
export const count = { kind: 'count' } as const
export const yesNo = { kind: 'yes-no' } as const
export const choice = (...options: [string, ...string[]]) => ({ kind: 'choice', options }) as const

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

/** Strict: a field that is not named is refused. `whole` asks for the required ones too. */
export function schemaOf(
  shapes: Readonly<Record<string, Shape>>,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
  { whole }: { whole: boolean },
): z.ZodObject<Record<string, z.ZodType>, z.core.$strict> {
  const entries = [...required, ...optional].map((name) => {
    const value = valueOf(shapes[name]!)
    return [name, whole && required.includes(name) ? value : value.optional()] as const
  })
  return z.strictObject(Object.fromEntries(entries))
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
