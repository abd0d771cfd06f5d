import { z } from 'zod'
import { command } from '../../platform/contract.ts'
import { CaseId } from '../codes/contract.ts'

export const LinkKind = z.enum(['SamePerson', 'SamePlace', 'SameSuspect', 'SameIdentifier', 'Family', 'Other'])
const reason = z.string().trim().min(10).max(2000)

export const CaseLink = z.object({
  id: z.uuid(),
  kind: LinkKind,
  reason: z.string(),
  at: z.iso.datetime(),
  other: z.object({ id: CaseId, code: z.string(), title: z.string() }),
})
export type CaseLink = z.infer<typeof CaseLink>

export const linkCases = command('casework/link-cases', {
  summary: 'Link two cases, and say why.',
  input: z.object({ case: CaseId, other: CaseId, kind: LinkKind, reason }),
  output: z.object({ link: z.uuid(), cases: z.array(CaseId) }),
})

export const unlinkCases = command('casework/unlink-cases', {
  summary: 'Take a link between two cases away.',
  input: z.object({ link: z.uuid() }),
  output: z.object({ link: z.uuid(), cases: z.array(CaseId) }),
})

export const Merge = z.object({
  id: z.uuid(),
  keep: CaseId,
  absorbed: CaseId,
  absorbedCode: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
})
export type Merge = z.infer<typeof Merge>

export const mergeCases = command('casework/merge-cases', {
  summary: 'Make one case of two that are the same; both numbers lead to it, and it can be undone.',
  input: z.object({ keep: CaseId, absorb: CaseId, reason }),
  output: z.object({ merge: z.uuid(), case: CaseId }),
})

export const undoMerge = command('casework/undo-merge', {
  summary: 'Part two merged cases again, as they were.',
  input: z.object({ merge: z.uuid(), reason }),
  output: z.object({ keep: CaseId, parted: CaseId }),
})
