import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Schema } from '../../conformance/schemas.ts'

const ajv = new Ajv2020({ strict: false })
// ajv-formats is CommonJS: its function stands under `default` of its default.
;(formats as unknown as { default: (ajv: Ajv2020) => void }).default(ajv)
ajv.addFormat('base64url', /^[A-Za-z0-9_-]*$/)
const compiled = new WeakMap<object, ValidateFunction>()

/** Whether a value fits a schema (JSON Schema 2020-12), by Ajv: what others may check messages with. */
export function fits(schema: Schema, value: unknown): boolean {
  const key = schema as object
  let check = compiled.get(key)
  if (!check) compiled.set(key, (check = ajv.compile(key)))
  return check(value)
}
