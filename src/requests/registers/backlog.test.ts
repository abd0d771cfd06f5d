import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { askForInformation, countBacklog, listBacklog } from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

test('the backlog counts what the officer may see, and each count leads to its requests', async () => {
  const asked = await aSentRequest(jakarta)
  await aSentRequest(jakarta)
  await aSentRequest(bangkok, { to: 'ID' })
  await region.settle()
  await bangkok.as('Amara')(askForInformation, { request: asked.request, text: 'Which building?' })
  await region.settle()
  region.wait({ days: 20 })
  const amara = jakarta.as('Amara')
  const { body } = await amara(countBacklog, {})
  expect(body.pairs).toMatchObject([
    { state: 'TH', counts: { In: 1, Out: 2, Late: 2, Silent: 1, Returned: 1 }, oldest: expect.any(String) },
  ])
  for (const [of, n] of Object.entries(body.pairs[0].counts)) {
    const list = await amara(listBacklog, { state: 'TH', of: of as 'In' })
    expect([of, list.body.requests.length]).toEqual([of, n])
  }
  expect((await amara(listBacklog, { state: 'TH', of: 'Returned' })).body.requests[0].id).toBe(asked.request)
  // Another agency has none of ours; theirs is untaken and open to whoever answers.
  const other = await jakarta.as('Lestari')(countBacklog, {})
  expect(other.body.pairs).toMatchObject([{ counts: { In: 1, Out: 0, Silent: 0 } }])
})
