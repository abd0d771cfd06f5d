import {
  addIdentifier,
  addLeg,
  changePerson,
  changePhase,
  changeStatus,
  getCase,
  promiseContact,
  type CaseId,
  type PersonId,
} from '../casework/contract.ts'
import { takeReport, type ReportId } from '../intake/contract.ts'
import { assess, decide } from '../triage/contract.ts'
import type { Seat } from './seat.ts'
import type { Place } from './stories/places.ts'
import type { Story } from './stories/story.ts'
import { sentence } from './stories/words.ts'

export interface Told {
  readonly story: Story
  readonly report: ReportId
  readonly receipt: string
  readonly pin: string
  readonly at: Date
}

const day = 86_400_000
export const later = (moment: Date, hours: number) => new Date(moment.getTime() + hours * 3_600_000)

/** Somebody calls the hotline and tells the story. */
export async function tell(seat: Seat, story: Story, at: Date): Promise<Told> {
  seat.at(at)
  const channel = (['Call', 'WhatsApp', 'WebForm', 'NGOReferral', 'VillageOfficial'] as const)[at.getTime() % 5]!
  const language = seat.state === 'ID' ? 'id' : 'en'
  const input = { once: crypto.randomUUID(), channel, language, fragments: story.fragments } as const
  const { report, receipt, pin } = await seat.ask('hotline-operator', takeReport, input)
  return { story, report, receipt, pin, at }
}

/** An officer reads the report and opens a case, or says honestly that it is something else. Gives the case. */
export async function judge(seat: Seat, { story, report, at }: Told, now: Date): Promise<CaseId | null> {
  seat.at(later(at, 1))
  const language = seat.state === 'ID' ? 'id' : 'en'
  const base = {
    report,
    reason: sentence(language, 'reason'),
    answer: sentence(language, 'answer'),
    nextContact: (seat.now().getTime() + 3 * day > now.getTime()
      ? new Date(now.getTime() + 2 * day)
      : later(at, 72)
    ).toISOString(),
  }
  if (story.kind === 'not-trafficking') {
    await seat.ask('protection-officer', decide, { ...base, outcome: 'honest-negative' })
    return null
  }
  await seat.ask('protection-officer', assess, { report, answers: {}, urgency: urgencyOf(story) })
  const states = [
    { state: story.home.country, role: 'Origin' as const },
    ...(story.route.held.country === story.home.country
      ? []
      : [{ state: story.route.held.country, role: 'Destination' as const }]),
    ...[...new Set(story.route.transit.map(({ country }) => country))]
      .filter((state) => state !== story.home.country && state !== story.route.held.country)
      .map((state) => ({ state, role: 'Transit' as const })),
  ]
  const opening = {
    title: story.route.held.name,
    summary: story.fragments.happening ?? '',
    states,
    person: { called: story.called },
  }
  const decided = await seat.ask('protection-officer', decide, { ...base, outcome: 'open-case', opening })
  return decided.case
}

const urgencyOf = ({ fragments }: Story) =>
  fragments.danger === 'Now' ? 'Immediate' : fragments.danger === 'Soon' ? '24h' : '48h'

/** What the desk found out since: who she is, the way she went, what can be searched for. Gives the person. */
export async function findOut(seat: Seat, story: Story, caseId: CaseId): Promise<PersonId> {
  const file = await seat.ask('protection-officer', getCase, { case: caseId })
  const person = file.people[0]!.id
  const names = [
    { text: story.name, kind: 'Full' as const },
    { text: story.called, kind: 'Nickname' as const },
  ]
  await seat.ask('protection-officer', changePerson, {
    person,
    changes: {
      names,
      home: story.home.name,
      gender: story.gender,
      age: story.age,
      ageSource: 'ReportedByOther',
      citizenship: [story.home.country],
      whereabouts: 'StillInside',
    },
  })
  await seat.ask('protection-officer', addLeg, legOf(person, story.home, 'Recruitment'))
  for (const place of story.route.transit) await seat.ask('protection-officer', addLeg, legOf(person, place, 'Transit'))
  await seat.ask('protection-officer', addLeg, legOf(person, story.route.held, 'Exploitation'))
  await seat.ask('protection-officer', addIdentifier, { case: caseId, kind: 'Handle', value: story.recruiter })
  await seat.ask('protection-officer', addIdentifier, { case: caseId, person, kind: 'Passport', value: story.passport })
  return person
}

const legOf = (
  person: PersonId,
  { name, country, lat, lon, control }: Place,
  kind: 'Recruitment' | 'Transit' | 'Exploitation',
) =>
  ({
    person,
    kind,
    place: name,
    country,
    latitude: lat,
    longitude: lon,
    accuracyKm: kind === 'Exploitation' ? 10 : 5,
    control,
    transport: kind === 'Recruitment' ? 'Unknown' : kind === 'Transit' ? 'Air' : 'Car',
    officialCrossing: kind === 'Exploitation' ? control === 'StateAuthority' : null,
    documents: kind === 'Exploitation' ? 'HeldBySyndicate' : 'HeldByPerson',
    certainty: kind === 'Exploitation' ? 'ToldByPerson' : 'ToldByOther',
  }) as const

/** A case has gone on: old ones are closed or followed up, and in most somebody has promised when she writes next. */
export async function goOn(seat: Seat, caseId: CaseId, { age, now }: { age: number; now: Date }): Promise<void> {
  const language = seat.state === 'ID' ? 'id' : 'en'
  seat.at(later(now, -2))
  if (age > 20) await seat.ask('protection-officer', changePhase, { case: caseId, phase: 'Locate' })
  if (age > 60) {
    const status = age > 200 ? 'Closed' : 'FollowUp'
    await seat.ask('protection-officer', changeStatus, { case: caseId, status, reason: sentence(language, 'closing') })
  }
  const forgotten = age % 9 === 0
  if (age <= 200 && !forgotten)
    await seat.ask('protection-officer', promiseContact, {
      case: caseId,
      due: later(now, 20 + (age % 5) * 24).toISOString(),
    })
}
