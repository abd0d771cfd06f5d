import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

/** RFC 4180, read by another way than it was written. */
const read = (text: string) =>
  [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)].reduce<string[][]>(
    (rows, [, cell = '', end]) => {
      rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
      if (end === '\r\n') rows.push([])
      return rows
    },
    [[]],
  )

test('a text that a spreadsheet would run is a text', () => {
  for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '\u00a0=1'])
    expect(
      csvOf(['a'], [{ a: evil }])
        .split(/\r\n/)[1]!
        .replace(/^"/, ''),
    ).toMatch(/^'/)
  expect(csvOf(['a', 'b'], [{ a: -3, b: null }])).toBe('a,b\r\n-3,\r\n')
})

test('what is written is read back, cell by cell', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(fc.array(fc.record({ a: text, b: text }), { minLength: 1 }), (lines) => {
      const [head, ...rows] = read(csvOf(['a', 'b'], lines))
      expect(head).toEqual(['a', 'b'])
      const same = (cell: string, told: string) => cell === told || cell === `'${told}`
      expect(rows.slice(0, -1).every(([a, b], n) => same(a!, lines[n]!.a) && same(b!, lines[n]!.b))).toBe(true)
      expect(rows).toHaveLength(lines.length + 1)
    }),
  )
})
