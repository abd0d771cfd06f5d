import type { z } from 'zod'
import { randomUUID } from 'node:crypto'
import { RiskFactor, type assessRisk, type RiskLevel, type writeSafetyPlan } from '../src/assistance/safety/contract.ts'
import { takeReport, type Relation } from '../src/intake/contract.ts'
import { decide } from '../src/triage/contract.ts'
import type { useNode } from './node.ts'

type Plan = z.input<typeof writeSafetyPlan.input>

/** All twelve answers; those named are as named, with what they rest on. */
export const twelve = (levels: Partial<Record<RiskFactor, RiskLevel>> = {}) =>
  RiskFactor.options.map((factor) => {
    const level = levels[factor] ?? 'None'
    return { factor, level, ...(level !== 'None' && { basis: 'She told it herself.', action: 'A colleague watches.' }) }
  })

export const anAssessment = (
  person: Plan['person'],
  levels: Partial<Record<RiskFactor, RiskLevel>> = {},
): z.input<typeof assessRisk.input> => ({
  person,
  occasion: 'Intake',
  answers: twelve(levels),
  reviewDue: '2026-12-24T00:00:00.000Z',
})

/** A plan that forbids nothing, but for what is named. */
export const aPlan = (person: Plan['person'], plan: Partial<Plan> = {}): Plan => ({
  person,
  safeHours: null,
  zone: 'Asia/Bangkok',
  safeChannel: null,
  deviceMonitored: false,
  stillInside: false,
  contacts: [],
  codeWord: null,
  reviewDue: '2026-12-24T00:00:00.000Z',
  ...plan,
})

/** A report by telephone, told by somebody; and, with a case, decided as part of it by Amara. */
export async function aReportOf(
  node: ReturnType<typeof useNode>,
  { relation, case: caseId }: { relation?: Relation; case?: string } = {},
) {
  const { body } = await node.as('Dewi')(takeReport, {
    once: randomUUID(),
    channel: 'Call',
    language: 'id',
    fragments: { called: 'Riko', happening: 'Dikurung, paspornya diambil.', ...(relation && { relation }) },
  })
  await node.drain()
  const report = body.report as never
  if (caseId === undefined) return { report, decided: undefined }
  const decided = await node.as('Amara')(decide, {
    report,
    outcome: 'add-to-case',
    case: caseId as never,
    reason: 'Orang yang sama, gedung yang sama.',
    answer: 'Laporan Anda sudah dibaca. Kami sedang bekerja.',
    nextContact: '2026-11-26T10:00:00.000Z',
  })
  return { report, decided: decided.body }
}
