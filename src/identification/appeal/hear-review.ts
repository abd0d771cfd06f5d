import { z } from 'zod'
import { giveNotice, type AccessTables } from '../../access/index.ts'
import { getPerson, type CaseworkTables } from '../../casework/index.ts'
import type { PlatformTables, SystemContext } from '../../platform/handle.ts'
import { findLast } from '../get-determination.ts'
import type { IdentificationTables } from '../tables.ts'
import { openAppeal } from './open-appeal.ts'

type Hears = (
  context: SystemContext<IdentificationTables & CaseworkTables & AccessTables & PlatformTables>,
  payload: Record<string, unknown>,
) => Promise<void>

const About = z.looseObject({ person: z.uuid() })

/** Nothing is refused that could be appealed: those who decide and work on the case hear that somebody must look again. */
const tellDeciders = async (context: Parameters<Hears>[0], subject: string) => {
  const working = await context.db
    .selectFrom('casework.agency_case')
    .select('agency')
    .where('case_id', '=', subject)
    .execute()
  for (const { agency } of working)
    await giveNotice(
      context,
      { agency, right: 'identification.decide' },
      { kind: 'identification.review-asked', subject },
    )
}

/**
 * Whoever hears a grievance asks for a fresh decision. Against a refusal an appeal is opened, which another decides;
 * nothing in it says that somebody complained: the unit complained of reads it.
 */
export const reviewAsked: Hears = async (context, payload) => {
  const { person } = About.parse(payload)
  const { case: caseId } = await getPerson(context, person)
  const last = await findLast(context.db, { person, state: context.state })
  if (last?.status !== 'NotAVictim') return tellDeciders(context, caseId)
  const open = await context.db
    .selectFrom('identification.appeal')
    .select('id')
    .where('determination', '=', last.id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!open) await openAppeal(context, last, { case: caseId, askedBy: 'Person', grounds: '', evidence: '' })
}
