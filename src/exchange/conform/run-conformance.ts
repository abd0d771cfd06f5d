import type { Check } from './check.ts'
import { Skip } from './skip.ts'
import { open } from './checks.ts'
import { attachmentChecks } from './attachment-checks.ts'
import { leakChecks } from './leak-checks.ts'
import { logChecks } from './log-checks.ts'
import { restoreChecks } from './restore-checks.ts'
import { asMember } from './member-checks.ts'
import { Subject, type Settings } from './subject.ts'

const all: readonly Check[] = [...open, ...asMember, ...attachmentChecks, ...restoreChecks, ...leakChecks, ...logChecks]

export interface Found {
  readonly name: string
  readonly result: 'pass' | 'fail' | 'skipped'
  /** What is wrong, or why it was not tried. */
  readonly why?: string
}

/** Asks a node, from outside, all that EXCHANGE.md says it must answer. Takes one after the other, and each alone. */
export async function runConformance(settings: Settings): Promise<readonly Found[]> {
  const subject = await Subject.find(settings)
  const name = 'it answers, gives its list of members and signs as one of them'
  if (typeof subject === 'string') return [{ name, result: 'fail', why: subject }]
  const found: Found[] = [{ name, result: 'pass' }]
  for (const check of all) found.push(await tried(check, subject))
  return found
}

async function tried({ name, member, run }: Check, subject: Subject): Promise<Found> {
  if (member && !subject.settings.member) return { name, result: 'skipped', why: 'needs the keys of a test member' }
  try {
    const why = await run(subject)
    return why === undefined ? { name, result: 'pass' } : { name, result: 'fail', why }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { name, result: error instanceof Skip ? 'skipped' : 'fail', why }
  }
}

/** The report in words; the last line is the sum. */
export function reportOf(found: readonly Found[]): string {
  const lines = found.map(({ name, result, why }) => `${result.padEnd(7)}  ${name}${why ? `: ${why}` : ''}`)
  const count = (which: Found['result']) => found.filter(({ result }) => result === which).length
  return [...lines, `${count('pass')} passed, ${count('fail')} failed, ${count('skipped')} skipped`].join('\n')
}
