import { beforeAll, expect } from 'vitest'
import { recordConsent, type ConsentState } from '../src/assistance/contract.ts'
import type { CaseId, PersonId } from '../src/casework/contract.ts'
import { recordDetermination, recordScreening } from '../src/identification/contract.ts'
import { submitDraft, type FieldValues, type RequestId } from '../src/requests/contract.ts'
import { aCase, takePart } from './a-case.ts'
import { aDraft, knowTheLaw } from './a-request.ts'
import type { Person } from './people.ts'
import { useRegion } from './region.ts'

const reasons = 'Passport taken, debt for transport, could not leave the building.'

/** What a closed gate G1 answers. */
export const closed = { status: 409, body: { code: 'requests/her-own-state-is-not-told', detail: { gate: 'G1' } } }

/** Bangkok holds a person, and may tell Jakarta, her own state, only if she agrees. */
export function useGateOne() {
  const region = useRegion(['ID', 'TH', 'KH'])
  const bangkok = region.node('TH')
  const jakarta = region.node('ID')
  const amara = bangkok.as('Amara')
  beforeAll(async () => {
    await knowTheLaw(bangkok)
  })

  const say = (person: PersonId, state: ConsentState) =>
    amara(recordConsent, {
      person,
      purpose: 'NotifyOwnState',
      state,
      language: 'id',
      interpreter: 'InPerson',
      copyGiven: true,
      ...(state === 'AssentWithGuardian' && { note: 'Guardian: advocate of the shelter' }),
    })

  async function aPresumedVictim(name = 'Sari Wulandari') {
    const { id, person } = await aCase(bangkok, { name })
    await takePart(bangkok, { id, agency: 'identification' })
    await amara(recordScreening, { person, status: 'IndicatorsPresent', reasons })
    const decided = await bangkok.as('Farah')(recordDetermination, {
      person,
      status: 'PresumedVictim',
      body: 'MultidisciplinaryTeam',
      reasons,
      appealTold: true,
    })
    expect(decided.status).toBe(200)
    return { id, person }
  }

  const aNotification = (
    about: { id: CaseId; person: PersonId },
    { values = {}, by = 'Amara' }: { values?: FieldValues; by?: Person } = {},
  ) => aDraft(bangkok, { kind: 'VictimStatusNotification', to: 'ID', about, values, by })

  /** A draft that waits for its second person. */
  async function waiting(state?: ConsentState) {
    const about = await aPresumedVictim()
    if (state) await say(about.person, state)
    const { request } = await aNotification(about)
    expect(await amara(submitDraft, { request })).toMatchObject({ status: 200, body: { status: 'AwaitingApproval' } })
    return { request, ...about }
  }

  /** Nothing of it left, in the log, in the post office, in the other state. */
  async function nothingLeft(request: RequestId) {
    expect(await bangkok.rows('select 1 from requests.entry where request = $1', [request])).toEqual([])
    expect(await bangkok.rows('select 1 from exchange.message where thread = $1', [request])).toEqual([])
    await region.settle()
    expect(await jakarta.rows('select 1 from requests.request where id = $1', [request])).toEqual([])
  }

  return {
    region,
    bangkok,
    jakarta,
    amara,
    citra: bangkok.as('Citra'),
    say,
    aPresumedVictim,
    aNotification,
    waiting,
    nothingLeft,
  }
}
