import { sql } from 'kysely'
import type { ConsentStanding } from '../../assistance/contract.ts'
import { consentTo, holdConsent } from '../../assistance/index.ts'
import type { Ctx } from '../context.ts'

type Asked = Parameters<typeof holdConsent>[1]

/** To look, not to act on. A yes that only the backup remembers is none: we told another state that she took it back. */
export const whereSheStands = async (context: Ctx, asked: Asked): Promise<ConsentStanding> =>
  (await tookItBack(context, asked)) ? 'Withdrawn' : consentTo(context, asked)

/** The same, held until the transaction ends. */
export async function holdHerYes(context: Ctx, asked: Asked): Promise<ConsentStanding> {
  const stands = await holdConsent(context, asked)
  return (await tookItBack(context, asked)) ? 'Withdrawn' : stands
}

async function tookItBack({ db }: Ctx, { person, purpose }: Asked): Promise<boolean> {
  const { rows } = await sql<{
    took: boolean
  }>`select requests.took_it_back(${person}::uuid, ${purpose}) as took`.execute(db)
  return rows[0]!.took
}
