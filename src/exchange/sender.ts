import { inSystem } from '../platform/in-system.ts'
import { Problem } from '../platform/problem.ts'
import { backOff, heardFrom, lostTouch } from './contact.ts'
import { officeOf } from './office.ts'
import { postItem, type Answer } from './post-item.ts'
import { buryOld, claim, claimNext, freeAll, putBack, sendAgain, settle, type Item } from './queue.ts'
import type { ExchangeHost } from './tables.ts'
import { takeReceipt } from './take-receipt.ts'
import { mayBeUnsent } from './wake.ts'

const lanes = 8
const poll = 1000

/** Carries what waits to the partners: several threads at once, each in its own order. */
export class Sender {
  readonly #host: ExchangeHost
  readonly #busy = new Map<string, number>()
  readonly #running = new Set<Promise<void>>()
  #looking: Promise<number> | undefined
  #again = false
  #stopped = false

  constructor(host: ExchangeHost) {
    this.#host = host
  }

  /** Starts sending and looking again every second; the returned function stops it after what is under way. */
  async start(): Promise<() => Promise<void>> {
    await freeAll(this.#host)
    const stopWaking = this.#host.whenPoked(() => {
      if (mayBeUnsent(this.#host.vault)) this.#wake()
    })
    const polling = setInterval(() => this.#wake(), poll)
    const burying = setInterval(() => void buryOld(this.#host).catch(() => undefined), 60_000)
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
    await buryOld(this.#host)
    for (let all = 0; ;) {
      await this.#looking
      const taken = await this.#look()
      if (taken === 0 && this.#running.size === 0) return all
      all += taken
      await Promise.all(this.#running)
    }
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
    const items = await claim(this.#host, new Map(others.map((state) => [state, lanes - this.#lanesTo(state)])))
    for (const item of items) this.#send(item)
    return items.length
  }

  #lanesTo = (state: string): number => this.#busy.get(state) ?? 0

  #send(item: Item): void {
    this.#busy.set(item.partner, this.#lanesTo(item.partner) + 1)
    const lane: Promise<void> = follow(this.#host, item, () => this.#stopped)
      .catch((error: unknown) => this.#host.log('unforeseen', { error: String(error), message: item.message }))
      .finally(() => {
        this.#busy.set(item.partner, this.#lanesTo(item.partner) - 1)
        this.#running.delete(lane)
        this.#wake()
      })
    this.#running.add(lane)
  }
}

/** Sends the first of a thread and, as each is signed for, those behind it. */
async function follow(host: ExchangeHost, first: Item, stopped: () => boolean): Promise<void> {
  let item: Item | undefined = first
  while (item) {
    const startedAt = host.clock()
    const answer: Answer = await postItem(host, await officeOf(host), item)
    const moved: boolean = await record(host, item, { answer, startedAt })
    item = moved && item.more && !stopped() ? await claimNext(host, item) : undefined
  }
}

/** Writes down what became of one try. True when the partner signed for it. */
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
  if (answer.kind === 'receipt' || answer.kind === 'taken') {
    const code = await accept(host, item, answer)
    if (code === undefined) return true
    return again(host, item, { code })
  }
  await heardFrom(host, item.partner)
  return again(host, item, answer)
}

async function accept(host: ExchangeHost, item: Item, answer: Answer): Promise<string | undefined> {
  if (answer.kind === 'receipt') {
    const office = await officeOf(host)
    const code = await inSystem(host, async (context) => {
      const { message } = await takeReceipt(context, office, answer.text)
      if (message !== item.message) throw new Error('a receipt for another message')
    }).then(
      () => undefined,
      () => 'exchange/bad-receipt',
    )
    if (code) return code
    host.poke()
  } else await settle(host, item)
  await heardFrom(host, item.partner)
  return undefined
}

async function again(
  host: ExchangeHost,
  item: Item,
  { code, expected }: { code: string; expected?: number | undefined },
): Promise<false> {
  const rewind = expected !== undefined && item.seq !== null && expected < item.seq
  if (rewind) await sendAgain(host, item, expected)
  const delay = rewind ? 0 : backOff(item.tries)
  await putBack(host, item, { code, next: new Date(host.clock().getTime() + delay), answered: true })
  return false
}
