import type { Ctx } from '../context.ts'
import { Participation } from './contract.ts'

/** The agencies that take part in a case, and those that did. */
export async function listParticipants({ db }: Ctx, caseId: string): Promise<Participation[]> {
  const rows = await db
    .selectFrom('casework.participation')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return rows.map(({ agency, compartment, since, until }) =>
    Participation.parse({
      agency,
      compartment,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
    }),
  )
}
