import { Problem } from '../platform/problem.ts'
import { refuseOverdue } from './attachments/refuse-overdue.ts'
import { giveUpLost, sendParts } from './attachments/send-parts.ts'
import { backOff, heardFrom, lostTouch } from './contact.ts'
import { officeOf } from './office.ts'
import { postItem, type Answer } from './post-item.ts'
import { hearObjection } from './hear-objection.ts'
import { buryOld, findDue, findNext, putBack, settle, type Item } from './queue.ts'
import type { ExchangeHost } from './tables.ts'
import { takeReceipt, type Kept } from './take-receipt.ts'
import { mayBeUnsent } from './wake.ts'

const lanes = 8
const poll = 1000

/** Carries what waits to the partners: several threads at once, each in its own order. */
export class Sender {
  readonly #host: ExchangeHost
  /** What is under way, by its line in the queue, with its partner. */
  readonly #underWay = new Map<string, string>()
  /** What has ended since the last look began: that look may still have seen it waiting. */
  readonly #ended = new Set<string>()
  readonly #running = new Set<Promise<void>>()
  #looking: Promise<number> | undefined
  #again = false
  #stopped = false
  /** A partner has all its lanes in use, so more may wait for it than could be taken. */
  #full = false

  constructor(host: ExchangeHost) {
    this.#host = host
  }

  /** Starts sending and looking again every second; the returned function stops it after what is under way. */
  async start(): Promise<() => Promise<void>> {
    const stopWaking = this.#host.whenPoked(() => {
      if (mayBeUnsent(this.#host.vault)) this.#wake()
    })
    const polling = setInterval(() => this.#wake(), poll)
    const burying = setInterval(() => void this.#overdue().catch(() => undefined), 60_000)
    this.#wake()
    return async () => {
      this.#stopped = true
      stopWaking()
      clearInterval(polling)
      clearInterval(burying)
      await this.#looking
      await Promise.all(this.#running)
    }
  }

  /** Sends all that is due now, to the end; says how many threads moved. For tests and the end of a seeding. */
  async drain(): Promise<number> {
    await this.#overdue()
    for (let all = 0; ;) {
      await this.#looking
      const taken = await this.#look()
      if (taken === 0 && this.#running.size === 0) return all
      all += taken
      await Promise.all(this.#running)
    }
  }

  async #overdue(): Promise<void> {
    await buryOld(this.#host)
    await refuseOverdue(this.#host)
  }

  /** One look at a time; a wish that comes meanwhile is remembered, not stacked. */
  #wake(): void {
    if (this.#stopped) return
    if (this.#looking) {
      this.#again = true
      return
    }
    this.#again = false
    this.#looking = this.#look().catch((error: unknown) => {
      // A node that has joined no region yet has nobody to write to.
      if (!(error instanceof Problem)) this.#host.log('unforeseen', { error: String(error) })
      return 0
    })
    void this.#looking.finally(() => {
      this.#looking = undefined
      if (this.#again) this.#wake()
    })
  }

  async #look(): Promise<number> {
    const { directory } = await officeOf(this.#host)
    const others = [...directory.members.keys()].filter((state) => state !== this.#host.state)
    const room = new Map(others.map((state) => [state, lanes - this.#lanesTo(state)]))
    this.#ended.clear()
    const due = await findDue(this.#host, { room, underWay: this.#underWay.keys() })
    const items = due.filter(({ line }) => !this.#ended.has(line) && !this.#underWay.has(line))
    for (const item of items) this.#follow(item)
    this.#full = others.some((state) => this.#lanesTo(state) >= lanes)
    return items.length
  }

  #lanesTo = (state: string): number => [...this.#underWay.values()].filter((partner) => partner === state).length

  /** Sends the first of a thread and, as each is signed for, those behind it. */
  #follow(first: Item): void {
    const lane: Promise<void> = this.#lane(first)
      .catch((error: unknown) => this.#host.log('unforeseen', { error: String(error), message: first.message }))
      .finally(() => {
        this.#running.delete(lane)
        if (this.#full || mayBeUnsent(this.#host.vault)) this.#wake()
      })
    this.#running.add(lane)
  }

  async #lane(first: Item): Promise<void> {
    let item: Item | undefined = first
    while (item && !this.#underWay.has(item.line) && !this.#stopped) {
      const { line, partner }: Item = item
      this.#underWay.set(line, partner)
      try {
        item = (await sendOne(this.#host, item)) ? await findNext(this.#host, item) : undefined
      } finally {
        this.#underWay.delete(line)
        this.#ended.add(line)
      }
    }
  }
}

/** One try. True when the partner signed for it and more of its thread waits. */
async function sendOne(host: ExchangeHost, item: Item): Promise<boolean> {
  const startedAt = host.clock()
  const answer = await postItem(host, await officeOf(host), item)
  return record(host, item, { answer, startedAt })
}

/** Writes down what became of it. */
async function record(
  host: ExchangeHost,
  item: Item,
  { answer, startedAt }: { answer: Answer; startedAt: Date },
): Promise<boolean> {
  if (answer.kind === 'unreachable') {
    await lostTouch(host, item.partner, { code: answer.code, startedAt })
    await putBack(host, item, { code: answer.code, next: host.clock(), answered: false })
    return false
  }
  if (answer.kind === 'problem') {
    await heardFrom(host, item.partner)
    await hearObjection(host, item, answer.said)
    return false
  }
  const taken = answer.kind === 'receipt' ? await accept(host, item, answer.text) : undefined
  if (answer.kind === 'receipt' && !taken) return again(host, item, { code: 'exchange/bad-receipt' })
  await heardFrom(host, item.partner)
  if (taken?.step === 'received') return carry(host, item, { startedAt })
  if (answer.kind === 'taken') await settle(host, item)
  return taken?.more ?? false
}

/** The partner holds the message back until its attachments are there: they follow at once. */
async function carry(host: ExchangeHost, item: Item, { startedAt }: { startedAt: Date }): Promise<boolean> {
  const answer = await sendParts(host, item)
  if (answer.kind === 'lost') {
    await giveUpLost(host, item)
    return false
  }
  // All is there and no receipt came with the last part: the message itself is answered with it.
  if (answer.kind === 'taken') return again(host, item, { code: 'exchange/attachments-sent' })
  if (answer.kind !== 'receipt') return record(host, item, { answer, startedAt })
  const taken = await accept(host, item, answer.text)
  if (!taken || taken.step === 'received') return again(host, item, { code: 'exchange/bad-receipt' })
  return taken.more
}

/** The receipt, if it is one and for this very message. */
async function accept(host: ExchangeHost, item: Item, text: string): Promise<Kept | undefined> {
  try {
    return await takeReceipt(host, text, item)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return undefined
  }
}

async function again(host: ExchangeHost, item: Item, { code }: { code: string }): Promise<false> {
  const next = new Date(host.clock().getTime() + backOff(item.tries))
  await putBack(host, item, { code, next, answered: true })
  return false
}
