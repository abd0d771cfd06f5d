import { sql } from 'kysely'
import { getCase } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey } from '../../platform/seal.ts'
import { listGaps, listServices, type Gap } from './contract.ts'
import { selectProviders, toNeed, toNote, toProvider, toTransfer, type Ctx } from './keep.ts'

/** Who sees the protection part sees needs and steps; a note of another profession is not there. */
export const services = handle(listServices, {
  needs: 'compartment.protection',
  audit: ({ case: id }) => ({ subject: id, cases: [id] }),

  async run(context: Ctx, { case: id }) {
    const { db, vault } = context
    await getCase(context, id)
    const key = await getDataKey(db, vault, id)
    const needs = await db
      .selectFrom('assistance.need')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('recorded_at', 'desc')
      .execute()
    const steps = Map.groupBy(
      await db.selectFrom('assistance.service_step').selectAll().where('case_id', '=', id).orderBy('number').execute(),
      ({ need }) => need,
    )
    const notes = await db
      .selectFrom('assistance.service_note')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('recorded_at', 'desc')
      .execute()
    const transfers = await db
      .selectFrom('assistance.transfer')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('recorded_at', 'desc')
      .execute()
    const answers = await db.selectFrom('assistance.transfer_answer').selectAll().where('case_id', '=', id).execute()
    const named = [...[...steps.values()].flat(), ...transfers].flatMap(({ provider }) => provider ?? [])
    return {
      case: id,
      needs: needs.map((row) => toNeed(row, { steps: steps.get(row.id) ?? [], key })),
      notes: notes.map((row) => toNote(row, key)),
      transfers: transfers.map((row) =>
        toTransfer(row, { answer: answers.find(({ transfer }) => transfer === row.id), key }),
      ),
      providers: await providersNamed(context, named),
    }
  },
})

async function providersNamed(context: Ctx, named: readonly string[]) {
  if (named.length === 0) return []
  return (await selectProviders(context).where('id', 'in', named).execute()).map(toProvider)
}

/** Counted by PostgreSQL over the whole node; it hands out no number below five. */
export const gaps = handle(listGaps, {
  needs: 'figures.read',
  audit: (_, { gaps: found }) => ({ subject: 'gaps', detail: { cells: found.length } }),
  run: async ({ db }: Ctx) => ({
    gaps: (
      await sql<Omit<Gap, 'people'> & { people: string | null }>`
        select district, type, who, people from assistance.gaps() limit 500`.execute(db)
    ).rows.map(({ people, ...cell }) => ({ ...cell, people: people === null ? null : Number(people) })),
  }),
})
