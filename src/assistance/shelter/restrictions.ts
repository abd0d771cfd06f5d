import { recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { lookedAtMeanwhile, noSuchRestriction, noSuchStay } from '../problems.ts'
import type { Ctx } from '../safety/keep.ts'
import { restrict as restrictContract, RestrictionId, reviewRestriction } from './contract.ts'

/** A shelter is no prison: each restriction is written down with a reason, and somebody looks again within hours. */
export const restrict = handle(restrictContract, {
  needs: 'assistance.services',
  audit: ({ stay, kind }, { restriction, case: caseId }) => ({
    subject: stay,
    cases: [caseId],
    detail: { restriction, kind },
  }),

  async run(context: Ctx, { stay: id, kind, reason }) {
    const { db, now, newId, officer, vault } = context
    const stay = await db
      .selectFrom('assistance.stay')
      .select(['person', 'case_id'])
      .where('id', '=', id)
      .where('until', 'is', null)
      .executeTakeFirst()
    if (!stay) throw noSuchStay(id)
    const key = await getDataKey(db, vault, stay.case_id)
    const restriction = RestrictionId.parse(newId())
    await db
      .insertInto('assistance.restriction')
      .values({
        id: restriction,
        stay: id,
        person: stay.person,
        case_id: stay.case_id,
        kind,
        content: sealText(key, 'restriction', reason),
        recorded_by: officer.id,
        recorded_at: now,
      })
      .execute()
    const { review_hours: hours } = await db
      .selectFrom('assistance.restriction_rule')
      .select('review_hours')
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    await recordEvent(context, {
      case: stay.case_id,
      kind: 'assistance.restricted',
      compartment: 'protection',
      detail: { person: stay.person, kind },
    })
    const reviewDue = new Date(now.getTime() + hours * 3_600_000).toISOString()
    return { restriction, case: stay.case_id as never, reviewDue }
  },
})

export const review = handle(reviewRestriction, {
  needs: 'assistance.services',
  audit: ({ restriction, ends }, { case: caseId }) => ({ subject: restriction, cases: [caseId], detail: { ends } }),
  broken: { one_review_at_a_time: ({ restriction }) => lookedAtMeanwhile(restriction) },

  async run(context: Ctx, { restriction: id, ends, reason }) {
    const { db, now, officer, vault } = context
    const row = await db
      .selectFrom('assistance.restriction')
      .select(['case_id', 'person', 'kind'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw noSuchRestriction(id)
    const before = await db
      .selectFrom('assistance.restriction_review')
      .select(['number', 'ends'])
      .where('restriction', '=', id)
      .orderBy('number', 'desc')
      .executeTakeFirst()
    if (before?.ends) throw noSuchRestriction(id)
    const key = await getDataKey(db, vault, row.case_id)
    await db
      .insertInto('assistance.restriction_review')
      .values({
        restriction: id,
        number: (before?.number ?? 0) + 1,
        case_id: row.case_id,
        ends,
        content: sealText(key, 'restriction review', reason),
        recorded_by: officer.id,
        recorded_at: now,
      })
      .execute()
    await recordEvent(context, {
      case: row.case_id,
      kind: 'assistance.restriction-reviewed',
      compartment: 'protection',
      detail: { person: row.person, kind: row.kind, ends },
    })
    return { restriction: id, case: row.case_id as never, ends }
  },
})
