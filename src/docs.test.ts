import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const records = readdirSync('docs/decisions').sort()

test('every decision has a number of its own, counted from 0001, at its head too', () => {
  expect(records.map((file) => file.slice(0, 4))).toEqual(records.map((_, index) => String(index + 1).padStart(4, '0')))
  const headed = records.filter(
    (file) => !readFileSync(join('docs/decisions', file), 'utf8').startsWith(`# ${file.slice(0, 4)} `),
  )
  expect(headed).toEqual([])
})

test('whoever names a decision names one that there is', () => {
  const texts = ['src', 'web', 'test', 'docs', 'migrations'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|md|sql)$/.test(file))
      .map((file) => join(root, file)),
  )
  const vain = texts.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/decisions?[ /](\d{4}(?:-[a-z-]+\.md)?)/g)]
      .filter(([, named]) => !records.some((record) => record.startsWith(named!)))
      .map(([, named]) => `${file}: ${named}`),
  )
  expect(vain).toEqual([])
})

test('the glossary holds what the slices say', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/glossary.mjs', '--check'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
