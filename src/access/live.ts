import type { Pool, PoolClient } from 'pg'
import type { Officer } from '../platform/officer.ts'
import type { Told } from './tell-officers.ts'

export interface News {
  readonly kind: string
  readonly id?: string
}
interface Seat {
  readonly officer: Officer
  readonly hear: (news: News) => void
  /** The node stops. */
  readonly end: () => void
}

const retryAfter = 1000

/**
 * One ear on PostgreSQL for all open streams of this process. It holds a connection only while somebody sits, comes
 * back by itself when that breaks, and then tells everybody to look again, since it may have missed something.
 */
export class Ear {
  readonly #pool: Pool
  readonly #seats = new Set<Seat>()
  #line: Promise<() => Promise<void>> | undefined
  #again: NodeJS.Timeout | undefined
  #stopped = false

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** Hears what is meant for this officer until the returned function is called. */
  async sit(seat: Seat): Promise<() => Promise<void>> {
    this.#seats.add(seat)
    if (!this.#stopped && !this.#again && !(await this.#open())) this.#retry()
    return async () => {
      this.#seats.delete(seat)
      if (this.#seats.size === 0) await this.#hush()
    }
  }

  async close(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#again)
    for (const { end } of this.#seats) end()
    await this.#hush()
  }

  #tell(told: Told): void {
    const news = { kind: told.kind, ...(told.id && { id: told.id }) }
    for (const { officer, hear } of this.#seats) if (isFor(told, officer)) hear(news)
  }

  async #open(): Promise<boolean> {
    this.#line ??= listen(
      this.#pool,
      (told) => this.#tell(told),
      () => this.#retry(),
    )
    return this.#line.then(
      () => true,
      () => false,
    )
  }

  #retry(): void {
    this.#line = undefined
    if (this.#stopped || this.#again || this.#seats.size === 0) return
    this.#again = setTimeout(() => {
      this.#again = undefined
      void this.#open().then((stands) => (stands ? this.#tell({ kind: 'resync' }) : this.#retry()))
    }, retryAfter)
    this.#again.unref()
  }

  async #hush(): Promise<void> {
    const line = this.#line
    this.#line = undefined
    const giveBack = await line?.catch(() => undefined)
    await giveBack?.()
  }
}

/** Listens on a connection of its own; the returned function gives it back. `lost` is called when it breaks. */
async function listen(pool: Pool, tell: (told: Told) => void, lost: () => void): Promise<() => Promise<void>> {
  const client: PoolClient = await pool.connect()
  const hear = ({ payload }: { payload?: string | undefined }) => tell(JSON.parse(payload ?? '{}') as Told)
  let isOurs = true
  const giveBack = (broken: boolean) => {
    if (!isOurs) return
    isOurs = false
    client.removeListener('notification', hear)
    client.removeListener('error', isBroken)
    client.removeListener('end', isBroken)
    client.release(broken)
    if (broken) lost()
  }
  const isBroken = () => giveBack(true)
  client.on('notification', hear)
  client.once('error', isBroken)
  client.once('end', isBroken)
  try {
    await client.query('listen suar_live')
  } catch (error) {
    giveBack(true)
    throw error
  }
  return async () => {
    const isClean = await client.query('unlisten *').then(
      () => true,
      () => false,
    )
    isOurs &&= isClean || (giveBack(true), false)
    giveBack(false)
  }
}

const isFor = ({ officer, agency, right }: Told, who: Officer): boolean =>
  (!officer || officer === who.id) && (!agency || agency === who.agency) && (!right || who.may.has(right))
