import { handle } from '../../platform/handle.ts'
import { getLetterBatch, LetterId, RequestId } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchBatch } from '../problems.ts'

export const endpoint = handle(getLetterBatch, {
  needs: 'requests.write',
  audit: ({ batch }) => ({ subject: batch }),

  async run({ db }: OfficerCtx, { batch }) {
    const items = await db
      .selectFrom('requests.letter_batch_item as item')
      .leftJoin('letters.letter as letter', 'letter.id', 'item.letter')
      .select(['item.request', 'item.letter', 'item.problem', 'item.facts', 'letter.number'])
      .where('item.batch', '=', batch)
      .orderBy('item.place')
      .execute()
    if (items.length === 0) throw noSuchBatch(batch)
    return {
      batch,
      total: items.length,
      issued: items.flatMap(({ request, letter, number }) =>
        letter && number ? [{ request: RequestId.parse(request), letter: LetterId.parse(letter), number }] : [],
      ),
      refused: items.flatMap(({ request, problem, facts }) =>
        problem ? [{ request: RequestId.parse(request), problem, facts: facts ?? [] }] : [],
      ),
    }
  },
})
