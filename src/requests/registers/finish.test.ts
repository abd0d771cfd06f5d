import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import type { Ctx } from '../context.ts'
import { begin } from './begin.ts'
import { finish } from './finish.ts'

const node = useNode()

test('a report longer than the list settles nothing that it still finds', async () => {
  const request = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const from = { kind: 'LocateAndWelfareCheck', from: 'TH', message: null, code: null, here: null, there: 'Sent' }
  const report = async (numbers: readonly number[]) => {
    node.wait({ minutes: 1 })
    const found = numbers.map((n) => ({ ...from, request: request(n), what: 'NotYetHere' }))
    await inSystem(node.host, async (context) => {
      const id = await begin(context as never, 'KH', null)
      const begun = await (context as unknown as Ctx).db
        .selectFrom('requests.reconciliation')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await finish(context as never, begun, { found: found as never, requests: found.length })
    })
  }
  const numbers = Array.from({ length: 2100 }, (_, n) => n)
  const standing = () =>
    node.rows(
      `select count(*) filter (where settled_at is null)::int as open, count(*) filter (where settled = 'Gone')::int as gone
         from requests.difference where state = 'KH'`,
    )
  await report(numbers)
  expect(await standing()).toEqual([{ open: 2000, gone: 0 }])
  await report(numbers.toReversed())
  expect(await standing()).toEqual([{ open: 2000, gone: 0 }])
  await report(numbers.slice(200))
  expect(await standing()).toEqual([{ open: 1900, gone: 200 }])
})
