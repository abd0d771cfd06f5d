import type { CaseId } from '../casework/contract.ts'
import { getCase, type CaseworkTables } from '../casework/index.ts'
import { findReceipt } from './contract.ts'
import { findReport, type IntakeTables } from '../intake/index.ts'
import { handle, type Context } from '../platform/handle.ts'
import { Problem } from '../platform/problem.ts'
import type { TriageTables } from './tables.ts'

type Ctx = Context<TriageTables & IntakeTables & CaseworkTables>

/** A caller reads her number out: it leads to what she told, and to the case, never to what the officer may not see. */
export const endpoint = handle(findReceipt, {
  needs: 'triage.read',
  audit: (_, { report, case: found }) => ({ subject: report ?? 'receipt', ...(found && { cases: [found.id] }) }),

  async run(context: Ctx, { receipt }) {
    const found = await findReport(context, receipt)
    return {
      receipt,
      report: found?.id ?? null,
      case: found?.case ? await caseIfSeen(context, found.case) : null,
    }
  },
})

async function caseIfSeen(context: Ctx, id: string): Promise<{ id: CaseId; code: string } | null> {
  try {
    const { id: standing, code } = await getCase(context, id)
    return { id: standing, code }
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}
