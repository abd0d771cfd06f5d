import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { keepMembers } from './keep-members.ts'
import { keepProposal } from './proposals.ts'
import { latestDirectory } from '../directory.ts'

const region = useRegion(['ID', 'TH'])
const ID = region.node('ID')

test('a member that does not answer is told again each minute, not at every act of an officer; what is new leaves at once', async () => {
  let told = 0
  region.interfere(async (to, request, forward) => {
    if (to !== 'TH' || request.method !== 'POST') return forward(request)
    told++
    throw new Error('no line')
  })
  const stop = await keepMembers(ID.host)
  try {
    await vi.waitFor(() => expect(told).toBe(1), 5000)
    // As forming the region has just put a list in force, what is marked as new is let pass first.
    await sleep(2100)
    ID.host.poke()
    await sleep(1300)
    expect(told).toBe(1)
    await inSystem(ID.host, async (context) => {
      const { content } = (await latestDirectory(context.db))!
      const payload = Buffer.from(JSON.stringify({ ...content, version: content.version + 1 })).toString('base64url')
      const document = JSON.stringify({ payload, signatures: [] })
      await keepProposal(context, { document, version: content.version + 1, origin: 'here' })
    })
    ID.host.poke()
    await vi.waitFor(() => expect(told).toBe(2), 5000)
  } finally {
    await stop()
  }
})
