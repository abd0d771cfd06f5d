import {
  getRequest,
  openRoom,
  saveTranslation,
  sayInRoom,
  shareTranslation,
  type RequestId,
  type RoomId,
  type Said,
} from '../requests/contract.ts'
import type { Seat } from './seat.ts'
import words from './stories/the-room.json' with { type: 'json' }

const day = 24 * 3600_000
const officer = 'protection-officer'

interface Two {
  readonly here: Seat
  readonly there: Seat
  readonly settle: () => Promise<void>
}

/** Two states talk about a request that one sent the other: a room in the middle of its work, and a translation. */
export async function talkInRoom({ here, there, settle }: Two, request: RequestId): Promise<void> {
  const { room } = await here.ask(officer, openRoom, { through: [request], title: words.title })
  const starts = new Date(here.now().getTime() + day).toISOString()
  const { asks, place, agenda, meeting: title } = words
  await say(here, room, { kind: 'Message', text: asks, language: 'en' })
  await say(here, room, { kind: 'Meeting', title, starts, place, agenda, language: 'en' })
  const note = { kind: 'Message', text: words.ownNote, language: 'en' } as const
  await here.ask(officer, sayInRoom, { room, said: note, shared: false })
  await settle()
  await say(there, room, { kind: 'Message', text: words.answers, language: 'th' })
  const due = starts.slice(0, 10)
  await say(there, room, { kind: 'Action', text: words.task, owner: 'TH', ownerPost: words.post, due, language: 'en' })
  await renderDanger(there, request)
  await settle()
}

const say = (seat: Seat, room: RoomId, said: Said) => seat.ask(officer, sayInRoom, { room, said, shared: true })

/** What is dangerous there, in the language of those who go. */
async function renderDanger(seat: Seat, request: RequestId): Promise<void> {
  const { log } = await seat.ask(officer, getRequest, { request })
  const texts = { dangerNote: words.rendered }
  const by = { language: 'th', made: 'Agency', translator: words.translator } as const
  await seat.ask(officer, saveTranslation, { request, message: log[0]!.message, ...by, texts })
  const { translations } = await seat.ask(officer, getRequest, { request })
  await seat.ask(officer, shareTranslation, { request, translation: translations.at(-1)!.id })
}
