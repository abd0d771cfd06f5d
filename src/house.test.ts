import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { expect, test } from 'vitest'

// The house, from the ground up. A slice uses slices on lower floors only, and only by their two doors.
const floors = [
  ['platform'],
  ['access', 'directory'],
  ['exchange', 'letters'],
  ['intake', 'casework', 'transfers'],
  ['triage', 'identification', 'evidence', 'assistance', 'border'],
  ['requests', 'matching'],
  ['repatriation', 'prosecution', 'syndicates', 'prevention', 'networks'],
  ['figures', 'exercises'],
  ['region'],
]
const doors = ['index.ts', 'contract.ts']

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /^[^/]+\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
)
const imports = files.flatMap((from) =>
  [...readFileSync(join('src', from), 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(([, to]) => ({
    from,
    to: to!.startsWith('.') ? join(dirname(from), to!) : to!,
    own: to!.startsWith('.'),
  })),
)
const slice = (file: string) => file.split(sep)[0]!
const height = (file: string) => floors.findIndex((floor) => floor.includes(slice(file)))
const isDesk = (file: string) => file.split(sep)[1] === 'desk'
const crossing = imports.filter(({ from, to, own }) => own && slice(from) !== slice(to) && slice(to) !== '..')
const say = ({ from, to }: { from: string; to: string }) => `${from} -> ${to}`

test('every slice stands on a floor', () => {
  expect([...new Set(files.map(slice))].filter((name) => height(name) < 0)).toEqual([])
})

test('a slice uses lower floors only', () => {
  expect(crossing.filter(({ from, to }) => height(to) >= height(from) && !isDesk(from)).map(say)).toEqual([])
})

test('a slice is entered by its door', () => {
  const byWindow = crossing.filter(
    ({ to }) => slice(to) !== 'platform' && !doors.some((door) => to === join(slice(to), door)),
  )
  expect(byWindow.map(say)).toEqual([])
})

test('a door is narrow: at most ten names', () => {
  const wide = files
    .filter((file) => file.endsWith(`${sep}index.ts`) && slice(file) !== 'platform')
    .map(
      (file) =>
        [
          file,
          [
            ...readFileSync(join('src', file), 'utf8').matchAll(
              /^export (?:const|function|async function) \w+|^export \{([^}]*)\}/gm,
            ),
          ],
        ] as const,
    )
    .map(
      ([file, found]) =>
        [
          file,
          found.reduce((n, [, list]) => n + (list ? list.split(',').filter((name) => name.trim()).length : 1), 0),
        ] as const,
    )
    .filter(([, n]) => n > 10)
  expect(wide).toEqual([])
})

test('a contract runs in the browser too: it imports contracts and zod, nothing else', () => {
  const impure = imports.filter(
    ({ from, to }) => /[/.]contract\.ts$/.test(from) && to !== 'zod' && !/[/.]contract\.ts$/.test(to),
  )
  expect(impure.map(say)).toEqual([])
})

test('the desk knows contracts and the kit, never the server', () => {
  const leaky = imports.filter(
    ({ from, to, own }) =>
      isDesk(from) &&
      (own
        ? !(isDesk(to) || to.endsWith('contract.ts') || to.startsWith(`..${sep}web${sep}kit`))
        : to.startsWith('node:')),
  )
  expect(leaky.map(say)).toEqual([])
})

test('no circle of imports', () => {
  const edges = Map.groupBy(
    imports.filter(({ own }) => own),
    ({ from }) => from,
  )
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[] = []
  const walk = (file: string, path: string[]) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') return void circles.push([...path, file].join(' -> '))
    state.set(file, 'open')
    for (const { to } of edges.get(file) ?? []) walk(to, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) walk(file, [])
  expect(circles).toEqual([])
})

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length

test('a file has at most 200 lines without comments', () => {
  const sources = ['src', 'web', 'test', 'bench'].filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => /\.tsx?$/.test(file)),
  )
  expect(sources.map((file) => [file, lines(file)] as const).filter(([, n]) => n > 200)).toEqual([])
})
