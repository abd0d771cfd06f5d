import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { LegalBasis, RequestType } from '../contract.ts'
import { dayOf, type Day } from '../day.ts'
import { proposeLegalBasis } from '../propose-legal-basis.ts'
import type { DirectoryTables } from '../tables.ts'
import competences from './competences.json' with { type: 'json' }
import type { ChannelStanding, Competent } from './contract.ts'
import { readRules, stand } from './weigh-channels.ts'

interface OpenChannels {
  /** Every channel with how it stands and why, the first one first. */
  readonly channels: readonly ChannelStanding[]
  /** Whether both states run a node on that day. */
  readonly node: boolean
  /** The clauses in force that carry the request. */
  readonly basis: readonly LegalBasis[]
  /** Who in the state asked is competent for it, as far as the directory knows. */
  readonly authorities: readonly Competent[]
}

/** Which channel is open between two states on a day for one type of request, and why; a state without a node included. */
export async function openChannels(
  db: Db<DirectoryTables>,
  { from, to, type, date }: { readonly from: string; readonly to: string; readonly type: string; readonly date: Day },
): Promise<OpenChannels> {
  const day = dayOf(date)
  const rules = await readRules(db, { from, to, date: day })
  const channels = rules.map((rule) => stand(rule, type))
  return {
    channels,
    node: channels.some(({ channel, lacks }) => channel === 'ThisSystem' && lacks === null),
    basis: await proposeLegalBasis(db, { from, to, type: type as RequestType, date: day }),
    authorities: (await competentIn(db, to)).filter(({ types }) => types.includes(type as RequestType)),
  }
}

/** The authorities of a state that are competent for requests, each with the types that go to it. */
export async function competentIn(db: Db<DirectoryTables>, state: string): Promise<Competent[]> {
  const rows = await db
    .selectFrom('directory.authority')
    .where('state', '=', state)
    .where(sql<boolean>`seat = state and active`)
    .where('kind', 'in', Object.keys(competences.kinds))
    .orderBy('code')
    .select(['code', 'kind', 'name_id', 'name_en'])
    .execute()
  const typesOf = new Map<string, string[]>(Object.entries(competences.kinds))
  return rows.map(({ code, kind, name_id, name_en }) => ({
    code,
    name: { id: name_id, en: name_en },
    types: typesOf.get(kind)! as RequestType[],
  }))
}
