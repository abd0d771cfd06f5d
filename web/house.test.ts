import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from './build/schema-names.ts'

const files = ['web', 'src']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .filter((file) => /^web\/(kit|shell|start)\/|^src\/[a-z]+\/desk\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '') }))
const where = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

test('desk code never relies on a schema to refuse: the node does, and the browser has no parser', () => {
  expect(where(/\.safeParse\(|import \{[^}]*\} from 'zod'/)).toEqual([])
})

test('desk code takes only types from what a contract says of itself: the browser knows its name alone', () => {
  expect(where(/(?<!\bz|typeof \w+|\.)\.(input|output)\b/)).toEqual([])
})

test('desk code keeps nothing of a case on the device: local storage holds a language and a switch', () => {
  expect(where(/localStorage|sessionStorage|indexedDB/).sort()).toEqual(['web/kit/i18n.ts', 'web/kit/keys.tsx'])
})

test('desk code injects no style and no script', () => {
  expect(where(/<style|<script|dangerouslySetInnerHTML|createElement\('(style|script)'\)/)).toEqual([])
})

test('what stands for zod in the browser knows the words of an enum and the shape of an object', () => {
  // oxlint-disable-next-line typescript/no-explicit-any -- it stands for a library with types of its own
  const name = z as any
  expect(name.enum(['a', 'b', 'c']).exclude(['b']).options).toEqual(['a', 'c'])
  expect(name.object({ one: name.enum(['x']) }).extend({ two: name.string().trim().max(3) }).shape.one.options).toEqual(
    ['x'],
  )
  expect(name.uuid().brand().parse('x')).toBe('x')
  expect(typeof name.array(name.uuid().brand()).min(1).meta({})).toBe('function')
})
