import { hotlines } from '../../directory/index.ts'
import { factsOf, listLettersOf, missingFrom } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { CaseId } from '../../casework/contract.ts'
import { listLetters, RequestId, type LetterOffer } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getRow, keyOf } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'
import { factsKnown } from './draw-up.ts'
import { languagesOf, offersFor, typedFacts } from './offers.ts'

/** The ledger line of every verb about letters. */
export const auditOf = (_input: unknown, { request, case: of }: { request: string; case: string | null }) => ({
  subject: request,
  ...(of !== null && { cases: [of] }),
})

export const aboutOf = (row: RequestRecord) => ({
  request: RequestId.parse(row.id),
  case: row.case_id === null ? null : CaseId.parse(row.case_id),
})

export const endpoint = handle(listLetters, {
  needs: 'requests.read',
  audit: auditOf,

  async run(context: OfficerCtx, { request }) {
    const row = await getRow(context, request)
    const key = await keyOf(context, row)
    const known = await factsKnown(context, row)
    const number = (await hotlines.list(context.db, context.state))[0]?.number ?? null
    const offers = offersFor(row).map(([kind, matter]): LetterOffer => {
      const missing = missingFrom(kind, matter, known)
      const open = typedFacts.filter((name) => factsOf(kind, matter).includes(name))
      return {
        kind,
        matter,
        open: open.map((name) => ({
          name,
          needed: missing.includes(name),
          suggested: name === 'contactNumber' ? number : null,
        })),
      }
    })
    return {
      ...aboutOf(row),
      letters: await listLettersOf(context, { subject: row.id, key }),
      offers: context.officer.may.has('requests.write') ? offers : [],
      languages: languagesOf(context.state, row.state),
    }
  },
})
