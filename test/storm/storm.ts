import { formRegion, sendMessage } from '../../src/exchange/index.ts'
import { fetchLists } from '../../src/exchange/members/spread.ts'
import { pullFromAll } from '../../src/exchange/pull.ts'
import { compareHeads } from '../../src/exchange/recover/compare-heads.ts'
import { inSystem } from '../../src/platform/in-system.ts'
import { compareAll } from './books.ts'
import { Country, type Ground } from './country.ts'
import { revokeKeyOf } from './revoke-key.ts'
import { chanceFrom, stormyWeather } from './weather.ts'

const states = ['BN', 'KH', 'ID', 'LA', 'MY', 'MM', 'PH', 'SG', 'TH', 'VN', 'TL'] as const
const minute = 60_000

interface Plan {
  readonly seed: number
  readonly messages: number
  readonly rounds: number
  /** Characters of each message. */
  readonly size: number
}

export interface Aftermath {
  readonly written: number
  /** Notes that were applied not once; must be none. */
  readonly notOnce: readonly string[]
  readonly pairs: number
  readonly differences: readonly string[]
  readonly unforeseen: readonly string[]
  /** Written anew by a person: signed with the key that was revoked, or forgotten by the restored node and never sent. */
  readonly writtenAnew: number
  readonly rejoins: number
  readonly fetchedBack: number
  readonly weather: Record<string, number>
  readonly seconds: number
}

/**
 * Eleven nodes write to each other through a storm: partners that are down, clocks that differ, a line that loses,
 * doubles and delays, somebody hostile on it, a key that is revoked, and a node of which an hour-old backup is left.
 */
export async function storm(ground: Ground, plan: Plan): Promise<Aftermath> {
  const sea = await Sea.open(ground, plan)
  try {
    return await sea.sail()
  } finally {
    await sea.end()
  }
}

interface Note {
  readonly from: string
  readonly to: string
  readonly thread: string
}

class Sea {
  readonly #plan: Plan
  readonly #chance: () => number
  readonly #weather: ReturnType<typeof stormyWeather>
  readonly #countries = new Map<string, Country>()
  #now = Date.parse('2026-11-24T07:20:00Z')
  #down: ReadonlySet<string> = new Set()
  /** What each note says, and who wrote it to whom, in which conversation. */
  readonly #notes = new Map<string, Note & { id: string }>()
  #count = 0
  readonly #threads = new Map<string, readonly string[]>()

  private constructor(plan: Plan) {
    this.#plan = plan
    this.#chance = chanceFrom(plan.seed)
    this.#weather = stormyWeather(this.#chance)
  }

  static async open(ground: Ground, plan: Plan): Promise<Sea> {
    const sea = new Sea(plan)
    for (const state of states) {
      // Up to five minutes before or after the true time.
      const wrong = (sea.#chance() - 0.5) * 10 * minute
      const world = { clock: () => new Date(sea.#now + wrong), fetch: (request: Request) => sea.#reach(state, request) }
      sea.#countries.set(state, await Country.found(ground, state, world))
    }
    await formRegion(sea.all.map(({ host }) => ({ host, accepts: ['test.note@1'] })))
    return sea
  }

  get all(): Country[] {
    return [...this.#countries.values()]
  }
  at = (state: string): Country => this.#countries.get(state)!
  end = async () => {
    for (const country of this.all) await country.end()
  }

  async #reach(from: string, request: Request): Promise<Response> {
    const to = new URL(request.url).hostname.slice(0, 2).toUpperCase()
    if (this.#down.has(from) || this.#down.has(to)) throw new Error('no line')
    return this.#weather.carry(request, this.at(to).fetch)
  }

  async sail(): Promise<Aftermath> {
    const began = performance.now()
    const { rounds, messages } = this.#plan
    const [backUp, revoke, restore, know] = [0.2, 0.35, 0.5, 0.7].map((part) => Math.floor(part * rounds))
    for (let round = 0; round < rounds; round++) {
      this.#down = new Set(states.filter(() => this.#chance() < 0.12))
      if (round === backUp) await this.at('TH').backUp()
      if (round === revoke) await revokeKeyOf('KH', this.all, new Date(this.#now))
      if (round === restore) {
        this.#now += 60 * minute
        await this.at('TH').restore()
      }
      if (round === know) for (const each of this.all) await fetchLists(each.host)
      await this.#write(Math.ceil(messages / rounds))
      await this.#carry()
      this.#now += 2 * minute
    }
    await this.#calm()
    const writtenAnew = await this.#writeAnew()
    await this.#calm()
    return this.#look({ writtenAnew, seconds: (performance.now() - began) / 1000 })
  }

  /** Some of it in every pair of states, a few at a time; a node that is down writes too. */
  async #write(count: number): Promise<void> {
    let left = count
    const writer = async () => {
      while (left-- > 0) {
        const from = this.#one(states)
        const to = this.#one(states.filter((state) => state !== from))
        await this.#note({ from, to, thread: this.#one(this.#threadsOf(from, to)) })
      }
    }
    await Promise.all(Array.from({ length: 16 }, writer))
  }

  async #note({ from, to, thread }: Note): Promise<void> {
    const name = `${this.#count++}`
    const text = `${name} ${'x'.repeat(this.#plan.size)}`
    const handling = { tlp: 'AMBER', onward: 'no', purpose: 'protection' } as const
    const id = await inSystem(this.at(from).host, (context) =>
      sendMessage(context, { to, thread, type: 'test.note@1.0', body: { text }, handling }),
    )
    this.#notes.set(name, { from, to, thread, id })
  }

  #threadsOf(one: string, other: string): readonly string[] {
    const pair = [one, other].sort().join()
    const threads = this.#threads.get(pair) ?? Array.from({ length: 4 }, () => crypto.randomUUID() as string)
    this.#threads.set(pair, threads)
    return threads
  }

  #one = <T>(list: readonly T[]): T => list[Math.floor(this.#chance() * list.length)]!

  /** Every node sends what is due, all at once. */
  async #carry(): Promise<number> {
    const up = this.all.filter(({ state }) => !this.#down.has(state))
    return (await Promise.all(up.map(({ sender }) => sender.drain()))).reduce((sum, n) => sum + n, 0)
  }

  /** The line heals, and what waited comes through. */
  async #calm(): Promise<void> {
    this.#down = new Set()
    this.#weather.calm = true
    for (const { host } of this.all) {
      await fetchLists(host)
      await pullFromAll(host)
      await compareHeads(host)
    }
    for (let quiet = 0, round = 0; quiet < 3 && round < 60; round++) {
      quiet = (await this.#carry()) === 0 ? quiet + 1 : 0
      this.#now += 16 * minute
    }
  }

  /** What a person does who looks into the dead letters, and into what a restored node has forgotten and never sent. */
  async #writeAnew(): Promise<number> {
    const applied = await this.#applied()
    let count = 0
    for (const [name, note] of [...this.#notes].filter(([name]) => !applied.has(name))) {
      const statement = 'select voided_by is not null as given_up from exchange.message where id = $1'
      const [row] = await this.at(note.from).rows<{ given_up: boolean }>(statement, [note.id])
      // All else is a fault, and shows in the end.
      if (!(row ? row.given_up : note.from === 'TH')) continue
      this.#notes.delete(name)
      await this.#note(note)
      count++
    }
    return count
  }

  /** How often each note was applied where it was meant to be. */
  async #applied(): Promise<Map<string, number>> {
    const times = new Map<string, number>()
    for (const { state, rows } of this.all.map((each) => ({ state: each.state, rows: each.rows.bind(each) })))
      for (const { name } of await rows<{ name: string }>(
        `select split_part(subject, ' ', 1) as name from platform.ledger where action = 'test/note'`,
      ))
        if (this.#notes.get(name)?.to === state) times.set(name, (times.get(name) ?? 0) + 1)
    return times
  }

  async #look(so: { writtenAnew: number; seconds: number }): Promise<Aftermath> {
    const applied = await this.#applied()
    const notOnce = [...this.#notes.keys()].filter((name) => applied.get(name) !== 1)
    const sum = async (statement: string) => {
      const all = await Promise.all(this.all.map((each) => each.rows<{ n: number }>(statement)))
      return all.reduce((total, [row]) => total + row!.n, 0)
    }
    return {
      ...so,
      written: this.#notes.size,
      notOnce: notOnce.map(
        (name) => `${name}: ${applied.get(name) ?? 0} times, ${JSON.stringify(this.#notes.get(name))}`,
      ),
      ...(await compareAll(this.all)),
      unforeseen: this.all.flatMap(({ unforeseen }) => unforeseen),
      rejoins: await sum(
        `select count(*)::int n from exchange.message where direction = 'out' and type like 'exchange.rejoin@%'`,
      ),
      fetchedBack: await sum('select coalesce(sum(fetched), 0)::int n from exchange.recovery'),
      weather: { ...this.#weather.count },
    }
  }
}
