import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gapsOf, isSaid, saidOf } from './platform/portal/catalogue.ts'
import { Tongue } from './platform/portal/contract.ts'

// Words live in `locales/<language>.json` of each slice; code holds keys only. Nothing may be missing or left over.
const roots = ['src', 'web'].filter((root) => existsSync(root))
const homes = roots.flatMap((root) =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'locales')))
    .map(({ name }) => ({ slice: name, folder: join(root, name, 'locales') })),
)
if (existsSync('web/locales')) homes.push({ slice: 'web', folder: 'web/locales' })

const sources = roots
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))

const plural = /_(zero|one|two|few|many|other)$/
type Words = Map<string, string>

function wordsOf(folder: string, language: string): Words {
  const flatten = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key))
  return new Map(flatten(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')), ''))
}

const catalogues = homes.map(({ slice, folder }) => ({
  slice,
  id: wordsOf(folder, 'id'),
  en: wordsOf(folder, 'en'),
}))
const bare = (words: Words) => new Set([...words.keys()].map((key) => key.replace(plural, '')))
const every = new Map(catalogues.map(({ slice, id, en }) => [slice, bare(new Map([...id, ...en]))]))

const names = catalogues.map(({ slice }) => slice).join('|')
const written = new RegExp(`(['"\`])((?:${names}):[A-Za-z0-9_$\\-.][^'"\`\\s]*)\\1`, 'g')
const used = names
  ? sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(written)].map(([, , key]) => ({ file, key: key! })),
    )
  : []
const exact = used.filter(({ key }) => !key.includes('${'))
const patterns = used
  .filter(({ key }) => key.includes('${'))
  .map(({ file, key }) => ({
    file,
    key,
    pattern: new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '.+')}$`),
  }))
const all = [...every].flatMap(([slice, keys]) => [...keys].map((key) => `${slice}:${key}`))

/** A refusal `triage/already-decided` is told at the desk as `problem.already-decided` of its slice; `too-large` as the web's. */
const refusals = sources
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/new Problem\(\s*'(?:([a-z-]+)\/)?([a-z-]+)'/g)])
  .map(([, slice = 'web', what]) => `${slice}:problem.${what}`)

/** News `casework.clock-overdue` is told under the desk's bell as `news.clock-overdue` of its slice. */
const news = sources
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([a-z]+)\.([a-z-]+)'/g)])
  .map(([, slice, what]) => `${slice}:news.${what}`)

/** What rests on a consent is told at the desk as `rests.Letter` of the slice that names it. */
const resting = sources
  .filter((file) => file.endsWith('rests-on.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([A-Z]\w+)'/g)].map(([, what]) => ({ file, what })))
  .map(({ file, what }) => `${file.split('/').at(file.split('/').indexOf('src') + 1)}:rests.${what}`)
/** Said in the languages of the desk alone: the head of a file of figures. */
const onlyDesk = ['figures:csv.notice']
/** Headings of which the portal says one part: cases are what the public figures count. */
const shared = ['figures:counted.', 'figures:unit.', 'figures:own.']

describe.each(catalogues)('the words of $slice', ({ id, en }) => {
  test('are the same keys in Indonesian and English', () => {
    expect([...bare(id)].sort()).toEqual([...bare(en)].sort())
  })

  test('have every plural form that the language needs', () => {
    const missing = [
      ['id', id],
      ['en', en],
    ].flatMap(([language, words]) => {
      const forms = new Intl.PluralRules(language as string).resolvedOptions().pluralCategories
      const stems = new Set(
        [...(words as Words).keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
      )
      return [...stems].flatMap((stem) =>
        forms.map((form) => `${stem}_${form}`).filter((key) => !(words as Words).has(key)),
      )
    })
    expect(missing).toEqual([])
  })

  test('are never empty, and name the same values in both languages', () => {
    const gaps = (text = '') => [...new Set(text.match(/\{\{\s*[\w.]+/g) ?? [])].sort()
    const wrong = [...en].filter(
      ([key, text]) => !text.trim() || (id.has(key) && String(gaps(text)) !== String(gaps(id.get(key)))),
    )
    expect(wrong).toEqual([])
    expect([...id].filter(([, text]) => !text.trim())).toEqual([])
  })
})

test('every key that code says is in the catalogue', () => {
  const known = new Set(all)
  expect(exact.filter(({ key }) => !known.has(key)).map(({ file, key }) => `${file}: ${key}`)).toEqual([])
  const vain = patterns.filter(({ pattern }) => !all.some((key) => pattern.test(key)))
  expect(vain.map(({ file, key }) => `${file}: ${key}`)).toEqual([])
})

test('a key built from parts begins with a slice and a heading written out', () => {
  const open = patterns.filter(({ key }) => !/^[a-z]+:[A-Za-z0-9_-]+\./.test(key))
  expect(open.map(({ file, key }) => `${file}: ${key}`)).toEqual([])
})

test('every key of the catalogue is said somewhere', () => {
  const said = new Set([...exact.map(({ key }) => key), ...refusals, ...news, ...resting])
  expect(all.filter((key) => !said.has(key) && !patterns.some(({ pattern }) => pattern.test(key)))).toEqual([])
})

/** What people outside read, in the languages that the portal alone speaks. */
const outside = homes.flatMap(({ slice, folder }) => {
  const said = saidOf(join(folder, '..'))
  const tongues = said.length === 0 ? [] : Tongue.options.filter((tongue) => tongue !== 'id' && tongue !== 'en')
  return tongues.map((tongue) => ({ slice, tongue, said, words: wordsOf(join(folder, 'portal'), tongue) }))
})

describe.each(outside)('the portal words of $slice in $tongue', ({ slice, tongue, said, words }) => {
  const { en } = catalogues.find((one) => one.slice === slice)!
  const forms = new Intl.PluralRules(tongue).resolvedOptions().pluralCategories
  const wanted = [...en.keys()]
    .filter((key) => isSaid(key, said))
    .flatMap((key) => (plural.test(key) ? forms.map((form) => key.replace(plural, `_${form}`)) : [key]))

  test('are all there, in every plural form of the language, and no other', () => {
    expect([...words.keys()].sort()).toEqual([...new Set(wanted)].sort())
  })

  test('are never empty, name the same values as the English, and are not the English', () => {
    const wrong = [...words].filter(([key, text]) => {
      const english = en.get(key) ?? en.get(key.replace(plural, '_other'))!
      return !text.trim() || String(gapsOf(text)) !== String(gapsOf(english))
    })
    expect(wrong).toEqual([])
    const same = [...words].filter(([key, text]) => text === en.get(key) && text.split(' ').length > 2)
    expect(same).toEqual([])
  })
})

test('what the pages for people outside say stands under a heading of said.json', () => {
  const saidBy = new Map(homes.map(({ slice, folder }) => [slice, saidOf(join(folder, '..'))]))
  const portal = used.filter(({ file, key }) => /^src\/[a-z]+\/portal\//.test(file) && !onlyDesk.includes(key))
  const homeless = portal.filter(({ key }) => {
    const [slice = '', path = ''] = key.split(':')
    const known = catalogues.find((one) => one.slice === slice)
    const meant = path.includes('${')
      ? [...bare(known?.en ?? new Map())].filter((each) =>
          patterns.find((one) => one.key === key)!.pattern.test(`${slice}:${each}`),
        )
      : [path]
    return !meant.every(
      (each) =>
        isSaid(each, saidBy.get(slice) ?? []) || shared.some((heading) => `${slice}:${each}`.startsWith(heading)),
    )
  })
  expect(homeless.map(({ file, key }) => `${file}: ${key}`)).toEqual([])
})
