import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { bedIsClosed, bedIsTaken, bedIsThere, hasABed, noSuchBed, noSuchStay, notMeantForHer } from '../problems.ts'
import type { Ctx } from '../safety/keep.ts'
import { BedId, giveBed, keepBed, leaveBed, StayId } from './contract.ts'

export const keep = handle(keepBed, {
  needs: 'assistance.services',
  audit: ({ meantFor, closed }, { bed }) => ({ subject: bed, detail: { meantFor, closed } }),
  broken: { one_bed_per_name: () => bedIsThere(), bed_provider_fkey: ({ provider }) => noSuchBed(provider) },

  async run({ db, newId }: Ctx, { id, meantFor, ...told }) {
    const values = { ...told, meant_for: meantFor }
    const row = id
      ? await db
          .updateTable('assistance.bed')
          .set(values)
          .where('id', '=', id)
          .where('provider', '=', told.provider)
          .returning('id')
          .executeTakeFirst()
      : await db
          .insertInto('assistance.bed')
          .values({ id: newId(), ...values })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw noSuchBed(id ?? '')
    return { bed: BedId.parse(row.id) }
  },
})

/** Two officers who give one bed at once: PostgreSQL lets one of them. */
export const give = handle(giveBed, {
  needs: 'assistance.services',
  audit: ({ bed, person }, { stay, case: caseId, meant }) => ({
    subject: person,
    cases: [caseId],
    detail: { stay, bed, meant },
  }),
  broken: {
    one_person_a_bed: ({ bed }) => bedIsTaken(bed),
    one_bed_a_person: ({ person }) => hasABed(person),
    a_bed_not_meant_for_her_has_a_reason: ({ bed }) => notMeantForHer(bed),
    nobody_sleeps_in_a_closed_bed: ({ bed }) => bedIsClosed(bed),
  },

  async run(context: Ctx, { bed, person, reason }) {
    const { db, now, newId, officer, vault } = context
    const { case: caseId } = await getPerson(context, person)
    const known = await db.selectFrom('assistance.bed').select('id').where('id', '=', bed).executeTakeFirst()
    if (!known) throw noSuchBed(bed)
    const key = await getDataKey(db, vault, caseId)
    const { id, meant } = await db
      .insertInto('assistance.stay')
      .values({
        id: newId(),
        bed,
        person,
        case_id: caseId,
        since: now,
        until: null,
        content: reason === null ? null : sealText(key, 'stay', reason),
        recorded_by: officer.id,
        recorded_at: now,
      })
      .returning(['id', 'meant'])
      .executeTakeFirstOrThrow()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.bed-given',
      compartment: 'protection',
      detail: { person },
    })
    return { stay: StayId.parse(id), case: caseId, meant }
  },
})

export const leave = handle(leaveBed, {
  needs: 'assistance.services',
  audit: ({ stay }, { case: caseId }) => ({ subject: stay, cases: [caseId] }),

  async run(context: Ctx, { stay }) {
    const { db, now } = context
    const row = await db
      .updateTable('assistance.stay')
      .set({ until: now })
      .where('id', '=', stay)
      .where('until', 'is', null)
      .returning(['case_id', 'person'])
      .executeTakeFirst()
    if (!row) throw noSuchStay(stay)
    await recordEvent(context, {
      case: row.case_id,
      kind: 'assistance.bed-left',
      compartment: 'protection',
      detail: { person: row.person },
    })
    return { stay, case: row.case_id as never }
  },
})
