import { z } from 'zod'
import { giveNotice, tellOfficers } from '../../access/index.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Listener } from '../../platform/slice.ts'
import type { CaseworkTables } from '../tables.ts'
import { reporterAnswered, reporterWrote } from './hear-reporter.ts'

type Hears = Listener<CaseworkTables & PlatformTables>

const About = z.looseObject({ case: z.uuid() })

const agenciesOn = async ({ db }: Parameters<Hears>[0], caseId: string) => {
  const rows = await db
    .selectFrom('casework.participation')
    .select('agency')
    .distinct()
    .where('case_id', '=', caseId)
    .where('until', 'is', null)
    .execute()
  return rows.map(({ agency }) => agency)
}

/** Open files read anew at the desks of those who work on the case, and nowhere else. */
const caseChanged: Hears = async (context, payload) => {
  for (const agency of await agenciesOn(context, About.parse(payload).case))
    await tellOfficers(context, { kind: 'casework.case-changed', agency, right: 'casework.read' })
}

/** Something ran out: the supervisors of those who work on the case hear it under the bell. */
const overdue =
  (kind: string): Hears =>
  async (context, payload) => {
    const { case: subject } = About.parse(payload)
    for (const agency of await agenciesOn(context, subject))
      await giveNotice(context, { agency, right: 'casework.supervise' }, { kind, subject })
  }

const invited: Hears = async (context, payload) => {
  const { case: subject, agency } = About.extend({ agency: z.uuid() }).parse(payload)
  await giveNotice(context, { agency, right: 'casework.write' }, { kind: 'casework.agency-invited', subject })
}

export const listeners: Readonly<Record<string, Hears>> = {
  'casework.case-changed': caseChanged,
  'casework.clock-overdue': overdue('casework.clock-overdue'),
  'casework.task-overdue': overdue('casework.task-overdue'),
  'casework.agency-invited': invited,
  'intake.reporter-wrote': reporterWrote,
  'intake.reporter-answered': reporterAnswered,
}
