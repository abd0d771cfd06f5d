import { formRegion } from '../../src/exchange/index.ts'
import { fetchLists } from '../../src/exchange/members/spread.ts'
import { comeBack } from '../../src/exchange/recover/come-back.ts'
import { acceptedBy } from '../../src/node.ts'
import { compareAll } from './books.ts'
import { Country, type Ground } from './country.ts'
import { Desks } from './desks.ts'
import { compareRegisters, type Found } from './registers.ts'
import { revokeKeyOf } from './revoke-key.ts'
import { chanceFrom, stormyWeather } from './weather.ts'

const states = ['BN', 'KH', 'ID', 'LA', 'MY', 'MM', 'PH', 'SG', 'TH', 'VN', 'TL'] as const
const minute = 60_000

interface Plan {
  readonly seed: number
  readonly messages: number
  readonly rounds: number
}

export interface Aftermath {
  /** Requests and steps, as officers sent them. */
  readonly written: number
  /** Requests in all registers. */
  readonly requests: number
  /** What the registers of requests differ in and nothing that was given up explains; must be none. */
  readonly unexplained: readonly Found[]
  /** What never arrived, because the key that signed it was revoked: a person looks into it. */
  readonly givenUp: number
  /** What officers were told that cannot be done. */
  readonly told: Record<string, number>
  /** What came back and was not rebuilt; must be none. */
  readonly notRebuilt: readonly string[]
  readonly pairs: number
  readonly differences: readonly string[]
  readonly unforeseen: readonly string[]
  readonly rejoins: number
  readonly fetchedBack: number
  readonly weather: Record<string, number>
  readonly seconds: number
  /** Of which officers wrote, with nothing being carried. */
  readonly writing: number
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

class Sea {
  readonly #plan: Plan
  readonly #chance: () => number
  readonly #weather: ReturnType<typeof stormyWeather>
  readonly #countries = new Map<string, Country>()
  #now = Date.parse('2026-11-24T07:20:00Z')
  #down: ReadonlySet<string> = new Set()
  #written = 0
  #writing = 0
  #desks!: Desks

  private constructor(plan: Plan) {
    this.#plan = plan
    this.#chance = chanceFrom(plan.seed)
    this.#weather = stormyWeather(this.#chance)
  }

  static async open(ground: Ground, plan: Plan): Promise<Sea> {
    const sea = new Sea(plan)
    const founding = states.map(async (state) => {
      // Up to five minutes before or after the true time.
      const wrong = (sea.#chance() - 0.5) * 10 * minute
      const world = { clock: () => new Date(sea.#now + wrong), fetch: (request: Request) => sea.#reach(state, request) }
      return [state, await Country.found(ground, state, world)] as const
    })
    for (const [state, country] of await Promise.all(founding)) sea.#countries.set(state, country)
    await formRegion(sea.all.map(({ host }) => ({ host, accepts: acceptedBy() })))
    sea.#desks = new Desks(sea.#countries, sea.#chance)
    await sea.#desks.begin()
    return sea
  }

  get all(): Country[] {
    return [...this.#countries.values()]
  }
  at = (state: string): Country => this.#countries.get(state)!
  end = async () => {
    await Promise.all(this.all.map((country) => country.end()))
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
      // As a node does that starts; but its officers were quicker, and whoever is away is asked later.
      if (round === restore) await comeBack(this.at('TH').host as never)
      await this.#carry()
      this.#now += 2 * minute
    }
    await this.#calm()
    return this.#look((performance.now() - began) / 1000)
  }

  /** Officers of all states, a few at a time; a node that is down writes too. */
  async #write(count: number): Promise<void> {
    const began = performance.now()
    let left = count
    const officer = async () => {
      while (left-- > 0) if (await this.#desks.act()) this.#written++
    }
    await Promise.all(Array.from({ length: 8 }, officer))
    this.#writing += (performance.now() - began) / 1000
  }

  /** Every node sends what is due, all at once. */
  async #carry(): Promise<number> {
    await Promise.all(this.all.map((each) => each.drain()))
    const up = this.all.filter(({ state }) => !this.#down.has(state))
    return (await Promise.all(up.map(({ sender }) => sender.drain()))).reduce((sum, n) => sum + n, 0)
  }

  /** The line heals, and what waited comes through. */
  async #calm(): Promise<void> {
    this.#down = new Set()
    this.#weather.calm = true
    for (const { host } of this.all) {
      await fetchLists(host)
      await comeBack(host as never)
    }
    for (let quiet = 0, round = 0; quiet < 3 && round < 60; round++) {
      quiet = (await this.#carry()) === 0 ? quiet + 1 : 0
      this.#now += 16 * minute
    }
  }

  async #look(seconds: number): Promise<Aftermath> {
    const sum = async (statement: string) => {
      const all = await Promise.all(this.all.map((each) => each.rows<{ n: number }>(statement)))
      return all.reduce((total, [row]) => total + row!.n, 0)
    }
    const { requests, found } = await compareRegisters(this.all)
    const lost = await this.#givenUp()
    const notRebuilt = await Promise.all(
      this.all.map((each) =>
        each.rows(`select concat_ws(' ', message, code) as said from exchange.replay where state = 'Waiting'`),
      ),
    )
    return {
      seconds,
      writing: this.#writing,
      written: this.#written,
      requests,
      unexplained: found.filter(({ request }) => !lost.has(request)),
      givenUp: lost.size,
      told: this.#desks.told,
      notRebuilt: notRebuilt.flat().map((row) => JSON.stringify(row)),
      ...(await compareAll(this.all)),
      unforeseen: this.all.flatMap(({ unforeseen }) => unforeseen),
      rejoins: await sum(
        `select count(*)::int n from exchange.message where direction = 'out' and type like 'exchange.rejoin@%'`,
      ),
      fetchedBack: await sum('select coalesce(sum(fetched), 0)::int n from exchange.recovery'),
      weather: { ...this.#weather.count },
    }
  }

  /** Requests of which something was signed with the key that was revoked, and never taken. */
  async #givenUp(): Promise<Set<string>> {
    const rows = await this.at('KH').rows<{ thread: string }>(
      `select distinct thread from exchange.message where direction = 'out' and voided_by is not null`,
    )
    return new Set(rows.map(({ thread }) => thread))
  }
}
