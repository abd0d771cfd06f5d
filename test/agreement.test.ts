import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { contracts, type Schema } from '../conformance/schemas.ts'
import { fits } from './corpus/judge.ts'
import { examplesOf, mutationsOf } from './corpus/mutate.ts'

// What others check with is the committed JSON Schema, what a node checks with is the Zod contract. They must say the
// same of every message: good ones of each type, and each of those with one thing wrong in it.
const committed = (name: string) => JSON.parse(readFileSync(`conformance/schemas/${name}.json`, 'utf8')) as Schema
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What a schema cannot say: how two fields depend on each other. A node may refuse that besides (conformance/README.md). */
function isBeyondSchemas(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.every(
    (issue) =>
      issue.code === 'custom' ||
      (issue.code === 'invalid_union' && issue.errors.some((each) => each.length > 0 && isBeyondSchemas(each))),
  )
}
/** A node counts UTF-16 units, JSON Schema characters: beyond the Basic Multilingual Plane a text may be too long here alone. */
const isAstral = (value: unknown) => /[\u{10000}-\u{10ffff}]/u.test(JSON.stringify(value))

describe('schema and contract agree', () => {
  test.each(Object.entries(contracts))('%s', (name, contract) => {
    const schema = committed(name)
    const examples = examplesOf(schema).map(asJson)
    const good = examples.filter((each) => contract.safeParse(each).success)
    expect(good.length, 'good examples').toBeGreaterThan(0)
    const faults: string[] = []
    const count = { good: 0, bad: 0 }
    const look = (value: unknown) => {
      const verdict = contract.safeParse(value)
      const allowed = fits(schema, value)
      count[verdict.success ? 'good' : 'bad']++
      if (verdict.success === allowed) return
      if (allowed && (isAstral(value) || isBeyondSchemas(verdict.error!.issues))) return
      const why = verdict.success ? 'the schema alone refuses' : JSON.stringify(verdict.error!.issues).slice(0, 300)
      if (faults.length < 5) faults.push(`${JSON.stringify(value).slice(0, 1500)}: ${why}`)
    }
    for (const each of examples) look(each)
    for (const each of good.slice(0, 3)) for (const other of mutationsOf(each)) look(asJson(other))
    expect(faults).toEqual([])
    expect(count.good).toBeGreaterThan(3)
    expect(count.bad).toBeGreaterThan(50)
  })
})
