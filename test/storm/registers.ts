import { compareBooks, inOneBookOnly } from '../../src/requests/registers/compare.ts'
import type { Difference } from '../../src/requests/registers/contract.ts'
import { findKnown, readParts, readRows } from '../../src/requests/registers/read-book.ts'
import { inSystem } from '../../src/platform/in-system.ts'
import type { Country } from './country.ts'

/** A difference between the registers of two states, as the first of them sees it. */
export interface Found extends Difference {
  readonly pair: string
}

/** The registers of requests of each pair, compared as the two states compare them. */
export async function compareRegisters(countries: readonly Country[]): Promise<{ requests: number; found: Found[] }> {
  const found: Found[] = []
  let requests = 0
  for (const [nth, one] of countries.entries())
    for (const other of countries.slice(nth + 1)) {
      const [here, there] = [await partsOf(one, other.state), await partsOf(other, one.state)]
      requests += here.reduce((sum, { count }) => sum + count, 0)
      const theirs = new Map(there.map(({ part, digest }) => [part, digest]))
      const ours = new Map(here.map(({ part, digest }) => [part, digest]))
      const parts = [...new Set([...ours.keys(), ...theirs.keys()])].filter((p) => ours.get(p) !== theirs.get(p))
      if (parts.length > 0)
        for (const each of await differing(one, other, parts))
          found.push({ ...each, pair: `${one.state}-${other.state}` })
    }
  return { requests, found }
}

const partsOf = ({ host }: Country, partner: string) =>
  inSystem(host, (context) => readParts(context as never, partner, '2020-01'))

async function differing(one: Country, other: Country, parts: readonly string[]): Promise<Difference[]> {
  const read = ({ host }: Country, partner: string) =>
    inSystem(host, (context) => readRows(context as never, partner, { parts }))
  const [here, there] = [await read(one, other.state), await read(other, one.state)]
  const known = await inSystem(one.host, (context) => findKnown(context as never, inOneBookOnly(here, there)))
  return compareBooks({ own: one.state, here, there, known, askedAt: one.host.clock() })
}
