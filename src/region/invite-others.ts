import { listAgencies } from '../access/contract.ts'
import { addRole, inviteAgency, type CaseId, type PersonId } from '../casework/contract.ts'
import { recordScreening } from '../identification/contract.ts'
import type { Seat } from './seat.ts'
import { sentence } from './stories/words.ts'

interface Open {
  readonly case: CaseId
  readonly person: PersonId
  readonly age: number
}

/** A case is seldom the work of one agency: the police, those who identify, and a mission are asked into the newer ones. */
export async function inviteOthers(seat: Seat, open: readonly Open[]): Promise<void> {
  const language = seat.state === 'ID' ? 'id' : 'en'
  const { agencies } = await seat.ask('protection-officer', listAgencies, {})
  const invite = async (kind: string, caseId: CaseId, compartment: 'protection' | 'investigation') =>
    seat.ask('protection-officer', inviteAgency, {
      case: caseId,
      agency: agencies.find((one) => one.kind === kind)!.id,
      compartment,
      reason: sentence(language, 'invited'),
    })
  const newer = open.filter(({ age }) => age <= 60)
  for (const [at, { case: caseId, person }] of newer.entries()) {
    if (at % 3 === 0) {
      await invite('Police', caseId, 'investigation')
      await seat.ask('protection-officer', addRole, { person, role: 'Witness', compartment: 'investigation' })
    }
    if (at % 4 === 0) {
      await invite('Identification', caseId, 'protection')
      const reasons = sentence(language, 'reason')
      await seat.ask('protection-officer', recordScreening, { person, status: 'IndicatorsPresent', reasons })
    }
    if (at % 5 === 0) await invite('Mission', caseId, 'protection')
  }
}
