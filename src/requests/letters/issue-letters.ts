import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import { CaseId } from '../../casework/contract.ts'
import { BatchId, issueLetters } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchRequest } from '../problems.ts'

/** Writes down who asked for what; the letters follow a few at a time, each with its own ledger line. */
export const endpoint = handle(issueLetters, {
  needs: 'requests.write',
  audit: ({ kind }, { batch, total, cases }) => ({ subject: batch, cases, detail: { kind, total } }),

  async run(context: OfficerCtx, { kind, languages, fill, requests }) {
    const { db, vault, officer, now } = context
    const wanted = [...new Set(requests)]
    const seen = await db.selectFrom('requests.request').select(['id', 'case_id']).where('id', 'in', wanted).execute()
    const unseen = wanted.find((request) => !seen.some(({ id }) => id === request))
    if (unseen) throw noSuchRequest(unseen)
    const batch = BatchId.parse(context.newId())
    const key = await createDataKey(db, vault, batch)
    await db
      .insertInto('requests.letter_batch')
      .values({
        id: batch,
        kind,
        languages,
        fill: sealJson(key, 'fill', fill),
        officer: officer.id,
        agency: officer.agency,
        post: officer.post,
        at: now,
      })
      .execute()
    const nothing = { letter: null, problem: null, facts: null }
    await db
      .insertInto('requests.letter_batch_item')
      .values(wanted.map((request, place) => ({ batch, place, request, ...nothing })))
      .execute()
    await announce(db, 'requests.letters-asked', { batch })
    const cases = new Set(seen.flatMap(({ case_id: of }) => (of === null ? [] : [CaseId.parse(of)])))
    return { batch, total: wanted.length, cases: [...cases] }
  },
})
