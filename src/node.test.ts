import { describe, expect, test } from 'vitest'
import { useNode } from '../test/node.ts'
import { slices } from './node.ts'

const node = useNode()
const endpoints = slices.flatMap((slice) => slice.endpoints)

test('the node answers that it is alive', async () => {
  const response = await node.fetch(new Request('https://id.example/healthz'))

  expect(await response.json()).toEqual({ state: 'ID', ok: true })
})

describe.each(endpoints.map(({ contract, handler }) => ({ name: contract.name, contract, handler })))(
  '$name',
  ({ contract, handler }) => {
    test('turns away a stranger', async () => {
      expect(await node.post(contract.name, {})).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
    })

    test('turns away an officer without the right, and says which', async () => {
      const answer = await node.post(contract.name, {}, 'Nobody')
      expect(answer).toMatchObject({ status: 403, body: { detail: { needs: handler.needs } } })
    })

    test('has done nothing for either', async () => {
      expect(await node.rows('select action from platform.ledger where action = $1', [contract.name])).toEqual([])
    })
  },
)
