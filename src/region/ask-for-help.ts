import { recordConsent } from '../assistance/contract.ts'
import type { CaseId, PersonId } from '../casework/contract.ts'
import {
  acceptRequest,
  acknowledgeRequest,
  approveRequest,
  beginExecution,
  changeDraft,
  declineRequest,
  getRequest,
  reportExecution,
  startDraft,
  submitDraft,
  type RequestId,
} from '../requests/contract.ts'
import type { Seat } from './seat.ts'
import type { Story } from './stories/story.ts'
import { sentence } from './stories/words.ts'

interface About {
  readonly case: CaseId
  readonly person: PersonId
  readonly story: Story
}

/** Asks another state to find a person and see how she is. */
export async function askForHelp(seat: Seat, { case: caseId, person, story }: About, to: string): Promise<RequestId> {
  const urgency = story.fragments.danger === 'Now' ? 'Immediate' : '48h'
  const kind = 'LocateAndWelfareCheck'
  const { request } = await seat.ask('protection-officer', startDraft, { case: caseId, person, kind, to, urgency })
  const draft = await seat.ask('protection-officer', getRequest, { request })
  const { version, tlp, purpose, caveats, legalBasis, immediateDanger } = draft
  const values = {
    ...draft.values,
    alias: story.called,
    lastPlace: story.fragments.place ?? story.route.held.name,
    dangerNote: sentence('en', 'danger'),
  }
  await seat.ask('protection-officer', changeDraft, {
    request,
    version,
    values,
    tlp,
    urgency,
    purpose,
    caveats,
    legalBasis,
    immediateDanger,
  })
  await seat.ask('protection-officer', submitDraft, { request })
  return request
}

/** Asks a person's own state, with her yes, whether she is its national: named, so RED, and approved by a second person. */
export async function askWhoSheIs(seat: Seat, { case: caseId, person, story }: About, to: string): Promise<RequestId> {
  const input = { case: caseId, person, kind: 'NationalityVerification', to, urgency: '48h' } as const
  const { request } = await seat.ask('protection-officer', startDraft, input)
  const draft = await seat.ask('protection-officer', getRequest, { request })
  const { version, tlp, urgency, purpose, caveats, legalBasis, immediateDanger } = draft
  const head = { tlp, urgency, purpose, caveats, legalBasis, immediateDanger }
  const values = {
    name: story.name,
    birthDate: String(seat.now().getFullYear() - story.age),
    passportNumber: story.passport,
  }
  await seat.ask('protection-officer', changeDraft, { request, version, values, ...head })
  await seat.ask('protection-officer', recordConsent, {
    person,
    purpose: 'ShareWithOtherState',
    state: 'Given',
    language: 'id',
    interpreter: 'InPerson',
    copyGiven: true,
  })
  await seat.ask('protection-officer', submitDraft, { request })
  await seat.ask('supervisor', approveRequest, { request })
  return request
}

/** The identification authority says whether somebody is its national. */
export async function sayWhoSheIs(seat: Seat, request: RequestId): Promise<void> {
  const ask = { request }
  await seat.ask('identification-authority', acknowledgeRequest, ask)
  await seat.ask('identification-authority', acceptRequest, ask)
  await seat.ask('identification-authority', beginExecution, { request, text: sentence('en', 'searching') })
  const answer = { nationalityResult: 'Verified', summary: sentence('en', 'verified') }
  await seat.ask('identification-authority', reportExecution, { request, answer })
}

export type Answer = 'none' | 'acknowledged' | 'accepted' | 'found' | 'declined'

/** What the asked state does, as far as the story goes. */
export async function answerHelp(seat: Seat, request: RequestId, answer: Answer): Promise<void> {
  if (answer === 'none') return
  await seat.ask('police-focal', acknowledgeRequest, { request })
  if (answer === 'declined')
    await seat.ask('police-focal', declineRequest, {
      request,
      reason: 'NoTerritorialControl',
      text: sentence('en', 'declined'),
    })
  if (answer !== 'accepted' && answer !== 'found') return
  await seat.ask('police-focal', acceptRequest, { request })
  if (answer !== 'found') return
  await seat.ask('police-focal', beginExecution, { request, text: sentence('en', 'begun') })
  const found = { outcome: 'Found', safety: 'AtRisk', spokenToAlone: false, summary: sentence('en', 'found') }
  await seat.ask('police-focal', reportExecution, { request, answer: found })
}
