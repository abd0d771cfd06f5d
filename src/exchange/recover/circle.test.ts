import { expect, test, vi } from 'vitest'
import { writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { compareHeads } from './compare-heads.ts'

const region = useRegion(['ID', 'TH'], [postBox])
const ID = region.node('ID')

test('a partner whose lists go in a circle keeps nobody: it is left for the next time', async () => {
  const thread = crypto.randomUUID()
  await writeNote(ID, 'one', { thread })
  await region.settle()
  await ID.backUp()
  const two = await writeNote(ID, 'two', { thread })
  await region.settle()
  await ID.restore()
  const [log, seen] = [vi.spyOn(ID.host, 'log'), new Set<string>()]
  const circles = { heads: '00000000-0000-0000-0000-000000000000', threads: 1 }
  for (const [list, next] of Object.entries(circles)) {
    region.interfere(async (_to, request, forward) => {
      const answer = await forward(request)
      if (!new URL(request.url).pathname.startsWith(`/exchange/v1/${list}/`)) return answer
      return Response.json({ ...((await answer.json()) as object), next })
    })
    expect(await compareHeads(ID.host, seen)).toBe(0)
    expect(log).toHaveBeenLastCalledWith('exchange.heads-not-seen', {
      from: 'TH',
      error: 'a list of TH does not move on',
    })
  }
  expect([...seen]).toEqual([])

  region.heal()
  expect(await compareHeads(ID.host, seen)).toBe(1)
  expect(await ID.rows('select from exchange.message where id = $1', [two])).toHaveLength(1)
})
