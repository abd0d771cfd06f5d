import type { CaseId, PersonId } from '../casework/contract.ts'
import { answerHelp, askForHelp, askWhoSheIs, sayWhoSheIs, type Answer } from './ask-for-help.ts'
import { findOut, goOn, judge, later, tell, type Told } from './live-a-case.ts'
import { inviteOthers } from './invite-others.ts'
import { createChance, type Chance } from './people/chance.ts'
import type { Seat } from './seat.ts'
import { talkInRoom } from './talk-in-room.ts'
import { putLawyers } from './put-lawyers.ts'
import { putProviders } from './put-providers.ts'
import { makeStory } from './stories/make-story.ts'
import { theVoiceNote } from './stories/the-voice-note.ts'
import { whomToAsk } from './whom-to-ask.ts'

export interface Demo {
  /** With these a visitor reads what the mother of SC-01 reads. */
  readonly receipt: string
  readonly pin: string
}

interface Plan {
  /** Cases for each state. */
  readonly cases: number
  /** Reports that wait in each queue. */
  readonly waiting: number
  readonly say: (line: string) => void
}

const day = 86_400_000

/**
 * Fills the databases of the demo region, once, by doing what officers do: reports, decisions, findings, requests.
 * The same seed tells the same stories; only the days move with today. One story, SC-01, is left half-way.
 */
export async function seedRegion(seats: readonly Seat[], plan: Plan): Promise<Demo> {
  const now = new Date()
  const open: Opened[] = []
  for (const [at, seat] of seats.entries())
    open.push(...(await seedState(seat, { ...plan, now, chance: createChance(2026 + at) })))
  await exchangeHelp(seats, open, now)
  const demo = await leaveHalfWay(seats, now)
  return demo
}

interface Opened {
  readonly seat: Seat
  readonly told: Told
  readonly case: CaseId
  readonly person: PersonId
  readonly age: number
}

async function seedState(seat: Seat, { cases, waiting, say, now, chance }: Plan & { now: Date; chance: Chance }) {
  const ages = Array.from({ length: cases }, () => Math.floor(chance.next() ** 1.6 * 540) + 1).toSorted((a, b) => b - a)
  const told: Told[] = []
  say(`${seat.state}  0 / ${cases}`)
  for (const age of ages) {
    const at = new Date(now.getTime() - age * day - chance.below(day))
    await atYearsEnd(seat, at)
    told.push(await tell(seat, makeStory(chance, seat.state), at))
  }
  await seat.drain()
  const open: Opened[] = []
  for (const [at, one] of told.entries()) {
    await atYearsEnd(seat, one.at)
    const caseId = await judge(seat, one, now)
    if (caseId)
      open.push({ seat, told: one, case: caseId, person: await findOut(seat, one.story, caseId), age: ages[at]! })
    if (at % 50 === 49) say(`${seat.state}  ${at + 1} / ${cases}`)
  }
  await seat.drain()
  for (const { case: caseId, age } of open) await goOn(seat, caseId, { age, now })
  await inviteOthers(seat, open)
  await putLawyers(seat)
  await putProviders(seat)
  for (let at = 0; at < waiting; at++) await tell(seat, makeStory(chance, seat.state), later(now, -waited(chance)))
  await seat.drain()
  return open
}

/** What happened in a year is heard in that year, so that it is counted there. */
async function atYearsEnd(seat: Seat, next: Date): Promise<void> {
  if (seat.now() < next && seat.now().getUTCFullYear() !== next.getUTCFullYear()) await seat.drain()
}

/** Hours that a report has waited: most came within the hour, a few are late. */
const waited = (chance: Chance) => chance.next() ** 4 * 9

const answers: readonly Answer[] = ['found', 'accepted', 'none', 'declined', 'acknowledged', 'found']

/** Recent cases ask the other states for help, and most are answered. All clocks stand together: a message has its hour. */
async function exchangeHelp(seats: readonly Seat[], open: readonly Opened[], now: Date): Promise<void> {
  const nodes = seats.map(({ state }) => state)
  const recent = open
    .filter(({ age }) => age < 40)
    .toSorted((a, b) => b.age - a.age)
    .flatMap((one) => {
      const asked = whomToAsk(one.told.story, { own: one.seat.state, nodes })
      const to = seats.find(({ state }) => state === asked)
      return to ? [{ ...one, to }] : []
    })
  for (const [at, { seat, told, case: caseId, person, age, to }] of recent.slice(-mostRequests).entries()) {
    const { story } = told
    const about = { case: caseId, person, story }
    const isGuest = story.home.country === to.state
    standAt(seats, later(told.at, 3))
    const request = await (isGuest ? askWhoSheIs : askForHelp)(seat, about, to.state)
    await settle(seats)
    standAt(seats, new Date(Math.min(later(told.at, 9).getTime(), now.getTime())))
    if (isGuest) {
      if (age > 5) await sayWhoSheIs(to, request)
    } else
      await answerHelp(to, request, age > 2 ? (at % 5 === 4 ? 'declined' : 'found') : answers[at % answers.length]!)
    await settle(seats)
  }
}

const mostRequests = 45
const standAt = (seats: readonly Seat[], moment: Date) => seats.forEach((seat) => seat.at(moment))

/** SC-01, the voice note: the mother has her receipt, Thailand has read the request, and now somebody must act. */
async function leaveHalfWay(seats: readonly Seat[], now: Date): Promise<Demo> {
  const [jakarta, bangkok] = [seats.find(({ state }) => state === 'ID')!, seats.find(({ state }) => state === 'TH')!]
  const told = await tell(jakarta, theVoiceNote, later(now, -5))
  await jakarta.drain()
  const caseId = await judge(jakarta, told, now)
  const person = await findOut(jakarta, told.story, caseId!)
  standAt(seats, later(now, -3))
  const request = await askForHelp(jakarta, { case: caseId!, person, story: told.story }, 'TH')
  await settle(seats)
  standAt(seats, later(now, -1))
  await answerHelp(bangkok, request, 'acknowledged')
  await settle(seats)
  await talkInRoom({ here: jakarta, there: bangkok, settle: () => settle(seats) }, request)
  return { receipt: told.receipt, pin: told.pin }
}

/** Carries news and messages until nothing moves any more. */
async function settle(seats: readonly Seat[]): Promise<void> {
  for (let moved = 1; moved > 0;) {
    for (const seat of seats) await seat.drain()
    moved = 0
    for (const seat of seats) moved += await seat.send()
  }
  for (const seat of seats) await seat.drain()
}
