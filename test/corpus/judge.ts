import type { Schema } from '../../conformance/schemas.ts'

/** What only describes, and refuses nothing. */
const silent = new Set(['$schema', 'title', 'description', 'default', 'contentEncoding'])

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : typeof value

const isObject = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object'
const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
/** JSON Schema counts characters, not halves of them. */
const lengthOf = (text: string) => Array.from(text).length

const isOf = (type: string, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : type === 'number' ? Number.isFinite(value) : typeOf(value) === type

type Rule = (value: unknown, of: never, schema: Schema) => boolean

/** Each keyword as JSON Schema 2020-12 has it: it says nothing of values that are not of its kind. */
const rules: Record<string, Rule> = {
  type: (value, types: string | string[]) => [types].flat().some((type) => isOf(type, value)),
  enum: (value, all: unknown[]) => all.some((each) => equal(each, value)),
  const: (value, one: unknown) => equal(one, value),
  // The others stand beside a pattern that says the same.
  format: (value, format: string) => format !== 'uri' || typeof value !== 'string' || URL.canParse(value),
  minLength: (value, least: number) => typeof value !== 'string' || lengthOf(value) >= least,
  maxLength: (value, most: number) => typeof value !== 'string' || lengthOf(value) <= most,
  pattern: (value, pattern: string) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minimum: (value, least: number) => typeof value !== 'number' || value >= least,
  maximum: (value, most: number) => typeof value !== 'number' || value <= most,
  exclusiveMinimum: (value, least: number) => typeof value !== 'number' || value > least,
  required: (value, names: string[]) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (value, schemas: Record<string, Schema>) =>
    !isObject(value) ||
    Object.entries(schemas).every(([name, schema]) => !Object.hasOwn(value, name) || fits(schema, value[name])),
  additionalProperties: (value, rest: Schema | boolean, { properties = {} }) =>
    !isObject(value) ||
    Object.entries(value).every(([name, inner]) => Object.hasOwn(properties as object, name) || fits(rest, inner)),
  propertyNames: (value, schema: Schema) => !isObject(value) || Object.keys(value).every((name) => fits(schema, name)),
  items: (value, schema: Schema, { prefixItems = [] }) =>
    !Array.isArray(value) || value.slice((prefixItems as unknown[]).length).every((inner) => fits(schema, inner)),
  prefixItems: (value, schemas: Schema[]) =>
    !Array.isArray(value) || value.slice(0, schemas.length).every((inner, nth) => fits(schemas[nth]!, inner)),
  minItems: (value, least: number) => !Array.isArray(value) || value.length >= least,
  maxItems: (value, most: number) => !Array.isArray(value) || value.length <= most,
  anyOf: (value, schemas: Schema[]) => schemas.some((schema) => fits(schema, value)),
  oneOf: (value, schemas: Schema[]) => schemas.filter((schema) => fits(schema, value)).length === 1,
  allOf: (value, schemas: Schema[]) => schemas.every((schema) => fits(schema, value)),
}

/** Whether a value fits a JSON Schema. Throws at a keyword that it does not know, so that none is passed over. */
export function fits(schema: Schema | boolean, value: unknown): boolean {
  if (typeof schema === 'boolean') return schema
  return Object.entries(schema).every(([keyword, of]) => {
    if (silent.has(keyword)) return true
    const rule = rules[keyword]
    if (!rule) throw new Error(`no rule for the keyword ${keyword}`)
    return rule(value, of as never, schema)
  })
}
