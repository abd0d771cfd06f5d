import { findByIdentifier, type CaseworkTables } from '../casework/index.ts'
import type { Fragments } from '../intake/contract.ts'
import type { Context } from '../platform/handle.ts'
import { Problem } from '../platform/problem.ts'
import type { KnownCase } from './contract.ts'
import { identifiersIn } from './find-clues.ts'

/** Looked up at most: a pasted address book is no clue. */
const most = 12

/** Cases that the officer sees and in which a number or account of this report already stands. */
export async function findKnownCases(context: Context<CaseworkTables>, fragments: Fragments): Promise<KnownCase[]> {
  const known = new Map<string, KnownCase>()
  for (const { kind, value } of identifiersIn(fragments).slice(0, most))
    for (const found of await findIn(context, kind, value)) {
      const reason = kind === 'Phone' ? 'SamePhone' : 'SameHandle'
      const before = known.get(found.case)?.reasons ?? []
      known.set(found.case, { case: found.case, code: found.code, reasons: [...new Set([...before, reason] as const)] })
    }
  return [...known.values()]
}

/** What a frightened person types is often no number at all: then it is simply not found. */
async function findIn(context: Context<CaseworkTables>, kind: 'Phone' | 'Handle', value: string) {
  try {
    return await findByIdentifier(context, kind, value)
  } catch (error) {
    if (error instanceof Problem && error.status === 422) return []
    throw error
  }
}
