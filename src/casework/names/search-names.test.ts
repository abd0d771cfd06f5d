import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import { createDataKey, getDataKey } from '../../platform/seal.ts'
import { forgetNames, indexName } from './index-name.ts'
import { createNameKeys } from './name-keys.ts'
import { searchNames } from './search-names.ts'

const node = useNode()
const names = [
  'Riko Setiawan',
  'Siti Aminah',
  'Nguyen Van Duc',
  'Somchai Srisuwan',
  'Khin Maung Win',
  'Maria Luz Santos',
  'Suharti',
]

test('a misspelt, swapped, re-transliterated or joined name finds the person', async () => {
  const keysOf = createNameKeys(node.host.vault)
  const people = await addAll()

  const found = async (asked: string) => {
    const [first] = await inSystem(node.host, (context) =>
      searchNames({ db: context.db, vault: context.vault, keysOf }, asked),
    )
    return names[people.indexOf(first?.person ?? '')]
  }

  expect(await found('Setyawan Rico')).toBe('Riko Setiawan')
  expect(await found('Ibu Sitti Aminah')).toBe('Siti Aminah')
  expect(await found('nguyen v duc')).toBe('Nguyen Van Duc')
  expect(await found('Somjay Srisuvan')).toBe('Somchai Srisuwan')
  expect(await found('Soeharti')).toBe('Suharti')
  expect(await found('marialuz santos')).toBe('Maria Luz Santos')
})

test('nothing in the index can be read', async () => {
  const rows = await node.rows(
    `select e.name::text as text from casework.name_entry e union all select p::text from casework.name_posting p`,
  )
  expect(JSON.stringify(rows)).not.toMatch(/riko|setiawan|aminah|suharti/i)
})

test('a forgotten name is found no more and leaves no piece behind', async () => {
  await inSystem(node.host, async ({ db, vault }) => {
    const { rows } = await sql<{ person: string; key: string }>`
      select person, data_key as key from casework.name_entry`.execute(db)
    for (const { person, key } of rows)
      await forgetNames(db, vault, { person, dataKey: await getDataKey(db, vault, key) })
  })
  expect(await node.rows('select from casework.name_posting')).toEqual([])
  expect(await node.rows('select from casework.name_frequency where held <> 0')).toEqual([])
})

async function addAll(): Promise<string[]> {
  return inSystem(node.host, async ({ db, vault, newId }) => {
    const people: string[] = []
    for (const name of names) {
      const [person, caseId] = [newId(), newId()]
      const dataKey = await createDataKey(db, vault, caseId)
      await indexName(db, vault, { person, case: caseId, name, dataKey })
      people.push(person)
    }
    return people
  })
}
