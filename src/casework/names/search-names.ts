import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { openText, type Vault } from '../../platform/seal.ts'
import type { CaseworkTables } from '../tables.ts'
import type { NameKey } from './name-keys.ts'
import { nameSimilarity } from './name-similarity.ts'
import { normaliseName } from './normalise-name.ts'

export interface NameHit {
  readonly person: string
  readonly case: string
  readonly name: string
  /** 0 to 1; an order, not a probability. */
  readonly score: number
}

interface Candidate {
  readonly person: string
  readonly case_id: string
  readonly data_key: string
  readonly name: Buffer
  readonly wrapped: Buffer
  readonly epoch: number
}

type Asked = Pick<NameKey, 'key' | 'weight'>

/** Postings read at most for one question: rare pieces are asked first, so what is left out would say little. */
const budget = 80_000
const reranked = 500

export interface NameSearch {
  readonly db: Db<CaseworkTables>
  readonly vault: Pick<Vault, 'unwrap'>
  readonly keysOf: (tokens: readonly string[]) => NameKey[]
}

/**
 * People whose name is like `name`, best first, among those whom row-level security shows in this transaction.
 * Candidates by blinded pieces, rarest first; the best few hundred are opened in memory and compared letter by letter.
 */
export async function searchNames({ db, vault, keysOf }: NameSearch, name: string, limit = 10): Promise<NameHit[]> {
  const tokens = normaliseName(name)
  const asked = await rarest(db, keysOf(tokens))
  if (asked.length === 0) return []
  const candidates = await findCandidates(db, asked)
  return candidates
    .map(({ person, case_id, data_key, name: sealed, wrapped, epoch }) => {
      const opened = openText(vault.unwrap({ id: data_key, wrapped, epoch }), 'person.name', sealed)
      return { person, case: case_id, name: opened, score: nameSimilarity(tokens, normaliseName(opened)) }
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
}

async function rarest(db: Db<CaseworkTables>, keys: readonly NameKey[]): Promise<Asked[]> {
  const { rows } = await sql<{ key: number; held: number; total: number }>`
    select key, held, greatest((select reltuples from pg_class where oid = 'casework.name_entry'::regclass), 1) as total
      from casework.name_frequency where key = any(${keys.flatMap(({ key, older }) => [key, ...older])}::int[])`.execute(
    db,
  )
  const heldBy = new Map(rows.map(({ key, held }) => [key, held]))
  const total = rows[0]?.total ?? 1
  const pieces = keys
    .map(({ key, older, weight }) => ({ under: [key, ...older], weight, held: sum([key, ...older], heldBy) }))
    .filter(({ held }) => held > 0)
  const asked: Asked[] = []
  let read = 0
  for (const { under, weight, held } of pieces.toSorted((a, b) => a.held - b.held)) {
    if (asked.length > 0 && read + held > budget) break
    read += held
    const says = weight * Math.log((total + held) / held)
    asked.push(...under.map((key) => ({ key, weight: says })))
  }
  return asked
}

/** While names are made anew, part of the entries hold a piece under its older key: a piece is as rare as all together. */
const sum = (keys: readonly number[], heldBy: ReadonlyMap<number, number>): number =>
  keys.reduce((all, key) => all + (heldBy.get(key) ?? 0), 0)

async function findCandidates(db: Db<CaseworkTables>, asked: readonly Asked[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select e.person, e.case_id, e.data_key, e.name, k.wrapped, k.epoch
      from (select p.entry, sum(asked.weight) as score
              from unnest(${asked.map(({ key }) => key)}::int[], ${asked.map(({ weight }) => weight)}::float4[]) as asked(key, weight)
              join casework.name_posting p using (key)
             group by p.entry order by score desc limit ${reranked * 4}) as best
      join casework.name_entry e using (entry)
      join platform.data_key k on k.id = e.data_key
     order by best.score desc limit ${reranked}`.execute(db)
  return rows
}
