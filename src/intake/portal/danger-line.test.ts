import { beforeAll, expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { dangerLine } from './danger-line.ts'

const node = useNode('ID', { host: { dangerNumber: undefined as never } })
const page = async () => (await node.fetch(new Request(`${node.host.origin}/id/`))).text()
const number = async (part: object = {}) => {
  const line = dangerLine({ ...node.host, ...part })
  await line.refresh()
  return line.number()
}
const alwaysOpen = JSON.stringify([{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }])
const write = (code: string, phone: string, hours = alwaysOpen) =>
  node.rows(
    `insert into directory.authority (code, state, seat, kind, name_id, name_en, competence_id, competence_en, languages, zone, hours,
       channels, fictional, source)
     values ($1, 'ID', 'ID', 'Hotline', 'x', 'x', 'x', 'x', '{ind}', 'Asia/Jakarta', $2, $3, false, 'x')`,
    [code, hours, JSON.stringify([{ channel: 'Phone', address: phone }])],
  )

beforeAll(() =>
  node.rows(`update directory.authority set active = false where seat = 'ID' and not fictional and kind = 'Hotline'`),
)

test('an invented number stands on a node of invented people only', async () => {
  expect(await number()).toBeUndefined()
  expect(await number({ synthetic: true })).toBe('+999215550112')
  expect(await page()).not.toContain('tel:')
})

test('a hotline of office hours is not offered day and night', async () => {
  await write('id-office', '+100000001', JSON.stringify([{ days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }]))
  expect(await number()).toBeUndefined()
})

test('the danger number goes before other hotlines, and the word of the operator before it', async () => {
  await write('id-a-helpline', '+100000002')
  expect(await number()).toBe('+100000002')
  await node.rows(`delete from directory.authority where code = 'id-danger'`)
  await write('id-danger', '+100000112')
  expect(await number()).toBe('+100000112')
  expect(await number({ dangerNumber: '+100000999' })).toBe('+100000999')
})
