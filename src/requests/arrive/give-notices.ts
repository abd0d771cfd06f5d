import { z } from 'zod'
import { giveNotice, tellOfficers } from '../../access/index.ts'
import type { Listener } from '../../platform/slice.ts'
import type { AllTables } from '../context.ts'
import { definitions } from '../definitions.ts'
import type { RequestRecord } from '../tables.ts'

type Whom = (row: RequestRecord) => { officer?: string; agency?: string; right?: string } | undefined

/** Whoever may see it, and nobody else: the bell must not tell that something is there. */
const competent: Whom = ({ kind }) => {
  const { competence } = definitions[kind]
  return { right: competence.length > 1 ? 'requests.answer' : `compartment.${competence[0]}` }
}
const approvers: Whom = ({ agency }) => (agency === null ? undefined : { agency, right: 'requests.approve' })
/** Ours: who wrote it. Theirs: the agency that took it up, or else all who may. */
export const whoeverHoldsIt: Whom = (row) =>
  row.side === 'Out'
    ? author(row)
    : row.agency === null
      ? competent(row)
      : { agency: row.agency, right: 'requests.answer' }
const leaders: Whom = (row) =>
  row.agency === null ? { right: 'requests.approve' } : { agency: row.agency, right: 'requests.approve' }
/** Ours without its case: whoever may put it there. */
const whoeverMayKnow: Whom = (row) =>
  row.side === 'Out' && row.author === null ? { right: 'requests.approve' } : whoeverHoldsIt(row)
const author: Whom = ({ author: officer }) => (officer === null ? undefined : { officer })

const tell =
  (kind: string, whom: Whom): Listener<AllTables> =>
  async (context, payload) => {
    const { request } = z.looseObject({ request: z.uuid() }).parse(payload)
    const row = await context.db
      .selectFrom('requests.request')
      .selectAll()
      .where('id', '=', request)
      .executeTakeFirstOrThrow()
    const to = whom(row)
    // Open boards read anew; that a request is there they learn only if they may see it.
    await tellOfficers(context, { kind, right: 'requests.read' })
    if (to) await giveNotice(context, to, { kind, subject: request })
  }

/** What rings under the bell of those whose step is next. */
export const notices: Readonly<Record<string, Listener<AllTables>>> = {
  'requests.received': tell('requests.received', competent),
  'requests.waits-for-approval': tell('requests.waits-for-approval', approvers),
  'requests.answered': tell('requests.answered', author),
  'requests.overdue': tell('requests.overdue', author),
  'requests.lead-offered': tell('requests.lead-offered', leaders),
  'requests.restored': tell('requests.restored', whoeverMayKnow),
  'requests.recalled': tell('requests.recalled', whoeverHoldsIt),
  'requests.erasure-overdue': tell('requests.erasure-overdue', whoeverHoldsIt),
}
