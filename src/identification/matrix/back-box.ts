import { sql } from 'kysely'
import { getPerson } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { noSuchGround } from '../problems.ts'
import type { Ctx } from '../screening/keep.ts'
import { backBox, BackingId } from './contract.ts'

/** Puts a statement or an exhibit that this officer sees behind a box, or against it. */
export const endpoint = handle(backBox, {
  needs: 'identification.screen',
  audit: ({ person, box, side, ground }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { box, side, kind: ground.kind, ground: ground.id, backing: output.backing },
  }),

  async run(context: Ctx, { person, box, side, ground, said, words }) {
    const { db, vault, officer, now, newId } = context
    const { case: caseId } = await getPerson(context, person)
    const seen = sql<boolean>`select identification.ground_is_seen(${ground.kind}, ${ground.id}, ${caseId}) as seen`
    if (!((await seen.execute(db)).rows[0] as unknown as { seen: boolean }).seen) throw noSuchGround(ground.id)
    const id = BackingId.parse(newId())
    await db
      .insertInto('identification.backing')
      .values({
        id,
        person,
        case_id: caseId,
        box,
        side,
        kind: ground.kind,
        ground: ground.id,
        content: sealJson(await getDataKey(db, vault, caseId), 'backing', { said, words }),
        at: now,
        by: officer.id,
        struck_at: null,
        struck_by: null,
        struck_why: null,
      })
      .execute()
    return { person, case: caseId, backing: id }
  },
})
