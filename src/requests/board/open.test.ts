import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { settled } from '../machine.ts'

const node = useNode()

test('PostgreSQL calls those requests open that the machine does not call settled', async () => {
  const [column] = await node.rows<{ said: string }>(
    `select pg_get_expr(adbin, adrelid) as said from pg_attrdef join pg_attribute on adrelid = attrelid and adnum = attnum
      where adrelid = 'requests.request'::regclass and attname = 'open'`,
  )
  expect(column!.said).toContain('<> ALL')
  expect(new Set([...column!.said.matchAll(/'(\w+)'/g)].map(([, status]) => status))).toEqual(new Set(settled))
})
