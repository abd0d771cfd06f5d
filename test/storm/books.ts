import type { Country } from './country.ts'

/**
 * Lays the registers of each pair of states beside each other: the same messages, in the same order, with the same
 * signed end, and threads that stand where the other says. Gives what differs, and how many pairs were compared.
 */
export async function compareAll(countries: readonly Country[]): Promise<{ pairs: number; differences: string[] }> {
  const differences: string[] = []
  let pairs = 0
  for (const [nth, one] of countries.entries())
    for (const other of countries.slice(nth + 1)) {
      pairs++
      differences.push(...(await compare(one, other)), ...(await compare(other, one)))
    }
  return { pairs, differences }
}

interface Line {
  thread: string
  id: string
  said: string
}

async function compare(from: Country, to: Country): Promise<string[]> {
  const book = (country: Country, partner: string, direction: 'in' | 'out') =>
    country.rows<Line>(
      `select thread, id, concat_ws(' ', life, seq, type, digest,
                case when state = 'read' then 'delivered' else state end,
                (select string_agg(step, ',' order by step) from exchange.receipt where message = id and step <> 'received')) as said
         from exchange.message
        where partner = $1 and direction = $2 and voided_by is null and not (direction = 'out' and voids is not null and state = 'refused')
        order by thread, life nulls last, seq`,
      [partner, direction],
    )
  const heads = (country: Country, partner: string, direction: 'in' | 'out') =>
    country.rows<Line>(
      `select thread, seq::text as id, digest as said from exchange.thread
        where partner = $1 and direction = $2 and digest is not null order by thread`,
      [partner, direction],
    )
  const name = `${from.state} to ${to.state}`
  return [
    ...differ(`${name}: message`, await book(from, to.state, 'out'), await book(to, from.state, 'in')),
    ...differ(`${name}: head`, await heads(from, to.state, 'out'), await heads(to, from.state, 'in')),
  ]
}

function differ(what: string, here: readonly Line[], there: readonly Line[]): string[] {
  const say = ({ thread, id, said }: Line) => `${thread} ${id} ${said}`
  const [ours, theirs] = [here.map(say), there.map(say)]
  const length = Math.max(ours.length, theirs.length)
  for (let n = 0; n < length; n++)
    if (ours[n] !== theirs[n]) return [`${what} ${n + 1} of ${length}: ${ours[n]} | ${theirs[n]}`]
  return []
}
