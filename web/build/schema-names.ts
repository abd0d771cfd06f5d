/**
 * What stands for `zod` in the browser. Contracts are pure data there: the desk needs their names, their types (which
 * are gone by then) and the words of their enums. The node parses everything that comes in and goes out, so shipping
 * a second parser to every officer would buy nothing and weigh 16 KB. `web/house.test.ts` keeps desk code from
 * relying on a refusal (docs/decisions/0013-no-parser-in-the-browser.md).
 */

type Any = (...values: unknown[]) => unknown

/** `CaseId.parse(id)` only gives a word its type here. */
const parse = (value: unknown) => value

/** Answers every property and every call with itself: `z.string().trim().max(3).brand()`. */
const anything: Any = new Proxy((() => anything) as Any, {
  get: (_, name) => (name === 'parse' ? parse : name === 'then' || typeof name === 'symbol' ? undefined : anything),
})

interface Named {
  readonly [name: string]: unknown
}

/** A schema of which some properties are true, and all others are anything. */
const known = (named: Named): unknown =>
  new Proxy(anything, {
    get: (target, name, self) => named[name as string] ?? (Reflect.get(target, name, self) as unknown),
  })

function words(options: readonly string[]): unknown {
  const without = (gone: readonly string[]) => words(options.filter((each) => !gone.includes(each)))
  return known({
    options,
    enum: Object.fromEntries(options.map((each) => [each, each])),
    exclude: without,
    extract: words,
  })
}

function shaped(shape: Named): unknown {
  const extend = (more: Named) => shaped({ ...shape, ...more })
  return known({ shape, extend, safeExtend: extend, partial: () => shaped(shape) })
}

export const z = known({ enum: words, object: shaped, strictObject: shaped, looseObject: shaped })
