import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// What stands in a timeline or in the log of reads is told in words, whichever slice wrote it.
const slices = ['access', 'assistance', 'casework', 'identification', 'intake', 'requests', 'triage']
const sources = slices.flatMap((slice) =>
  readdirSync(join('src', slice), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ slice, file, text: readFileSync(join('src', slice, file), 'utf8') })),
)
const words = (slice: string): Record<string, Record<string, string> | undefined> =>
  JSON.parse(readFileSync(`src/${slice}/locales/id.json`, 'utf8'))

test('every kind of event that is written into a timeline has words', () => {
  const kinds = sources
    .filter(({ text }) => /record(Person)?Event\(/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/(?:kind: |kind = |\? |(?<!needs|right|Right): )'([a-z]+)\.([a-z-]+)'/g)])
    .filter(([, slice]) => slices.includes(slice!))
  expect(kinds.length).toBeGreaterThan(25)
  expect(kinds.filter(([, slice, what]) => !words(slice!)['event']?.[what!]).map(([kind]) => kind)).toEqual([])
})

test('every act that names a case in the ledger has words', () => {
  const namesNoCase = /\/(count-cases|(list|save|drop)-filters?|count-requests)$/
  const acts = sources
    .filter(({ slice, file }) => file.endsWith('contract.ts') && !['access', 'intake', 'triage'].includes(slice))
    .flatMap(({ text }) => [...text.matchAll(/(?:command|query)\('([a-z]+)\/([a-z-]+)'/g)])
    .filter(([act]) => !namesNoCase.test(act.slice(0, -1)))
  expect(acts.length).toBeGreaterThan(50)
  expect(acts.filter(([, slice, what]) => !words(slice!)['look']?.[what!]).map(([act]) => act)).toEqual([])
})
