import {
  answer,
  begin,
  cares,
  hear,
  leads,
  offer,
  outstanding,
  restore,
  withdraw,
  type Knowledge,
  type Letter,
} from '../src/requests/lead/protocol.ts'

/** A small, fast, seeded source of chance (mulberry32). */
export function chanceFrom(seed: number) {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const names = ['ID', 'TH', 'KH'] as const

/**
 * One shared case among three states, under loss, doubling, overtaking, crash and restore from any backup of the past.
 * Throws at the first step after which two lead, nobody cares, or one leads by a record that is no longer the last.
 */
export function leadStorm(seed: number, steps: number) {
  const chance = chanceFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const nodes = new Map<string, Knowledge>(names.map((name) => [name, begin(name, 'ID')]))
  const backups = new Map<string, Knowledge[]>(names.map((name) => [name, [nodes.get(name)!]]))
  let line: Letter[] = []
  let lives = 1
  let ids = 0
  const count = { moves: 0, restores: 0, lost: 0, doubled: 0, yes: 0, no: 0, withdrawn: 0 }

  const settle = (name: string, [known, letters]: readonly [Knowledge, readonly Letter[]]) => {
    const before = nodes.get(name)!
    if (known.record.epoch > before.record.epoch && known.record.writer === name) count.moves++
    nodes.set(name, known)
    line.push(...letters)
  }
  const open: { to: string; from: string; id: string }[] = []

  const deliver = () => {
    if (line.length === 0) return
    // Any letter may come next: late ones overtake, and are overtaken.
    const at = Math.floor(chance() * line.length)
    const letter = line[at]!
    line[at] = line.at(-1)!
    line.pop()
    const dice = chance()
    if (dice < 0.15) return void count.lost++
    if (dice < 0.3) {
      line.push(letter)
      count.doubled++
    }
    const known = nodes.get(letter.to)!
    settle(letter.to, hear(known, letter))
    const after = nodes.get(letter.to)!
    const { word } = letter
    if (word.kind === 'Offer' && after.inquiry === null && after.record.epoch === word.record.epoch)
      open.push({ to: letter.to, from: letter.from, id: word.id })
  }

  const decide = () => {
    const put = open.splice(Math.floor(chance() * open.length), 1)[0]
    if (!put) return
    const known = nodes.get(put.to)!
    if (known.inquiry !== null || known.accepted !== null || known.record.owner !== put.from) return
    const yes = chance() < 0.7
    count[yes ? 'yes' : 'no']++
    settle(put.to, answer(known, { id: put.id, from: put.from, yes }))
  }

  const step = () => {
    const dice = chance()
    const name = pick(names)
    const known = nodes.get(name)!
    if (dice < 0.5) deliver()
    else if (dice < 0.62) decide()
    else if (dice < 0.76) line.push(...outstanding(known))
    else if (dice < 0.9) {
      const made = offer(known, { id: `o${++ids}`, to: pick(names) })
      if (made) settle(name, made)
    } else if (dice < 0.92) {
      const back = withdraw(known)
      if (back) {
        settle(name, back)
        count.withdrawn++
      }
    } else if (dice < 0.985) {
      const kept = backups.get(name)!
      kept.push(known)
      if (kept.length > 8) kept.splice(Math.floor(chance() * 8), 1)
    } else {
      // A crash loses nothing that was committed; a restore loses all since the backup.
      count.restores++
      const others = names.filter((other) => other !== name)
      const kept = backups.get(name)!
      const at = Math.floor(chance() * kept.length)
      settle(name, restore(kept[at]!, { life: ++lives, others }))
      // What was kept after it belongs to a past that did not happen.
      kept.length = at + 1
    }
    if (line.length > 60) line = line.filter(() => chance() < 0.5)
  }

  const look = (at: number) => {
    const all = [...nodes.values()]
    const last = Math.max(...all.map(({ record }) => record.epoch))
    const say = () => `seed ${seed}, step ${at}: ${JSON.stringify({ all, line }, null, 1)}`
    const leading = all.filter(leads)
    if (leading.length > 1) throw new Error(`two lead: ${say()}`)
    if (leading.some(({ record }) => record.epoch < last)) throw new Error(`one leads by an old record: ${say()}`)
    if (!all.some(cares)) throw new Error(`nobody cares: ${say()}`)
    if (new Set(all.filter(({ record }) => record.epoch === last).map(({ record }) => record.owner)).size !== 1)
      throw new Error(`two records of one epoch: ${say()}`)
  }

  for (let at = 0; at < steps; at++) {
    step()
    look(at)
  }
  // The line heals: everything outstanding is said until nobody has anything to say.
  for (let round = 0; round < 12; round++) {
    for (const known of nodes.values()) line.push(...outstanding(known))
    while (line.length > 0) {
      const letter = line.shift()!
      settle(letter.to, hear(nodes.get(letter.to)!, letter))
      look(steps + round)
    }
  }
  const leading = [...nodes.values()].filter(leads)
  if (leading.length !== 1)
    throw new Error(`${leading.length} lead in the end: seed ${seed} ${JSON.stringify([...nodes.values()], null, 1)}`)
  return count
}
