import { CaseId } from '../../casework/contract.ts'
import { RequestId, type ChainLink, type Manner } from '../contract.ts'
import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'
import { mannerOf } from './ways.ts'

/** Nobody raises a matter so often; a chain that another state made up ends here too. */
const longest = 20

type Linked = Pick<RequestRecord, 'id' | 'kind' | 'status' | 'case_id' | 'sent_at'> & {
  earlier: string | null
  as_note: boolean | null
}

/** What it was raised from; undefined where it was not raised. */
export const raisedFrom = ({ db }: Pick<Ctx, 'db'>, request: string) =>
  db.selectFrom('requests.upgrade').select(['earlier', 'as_note']).where('request', '=', request).executeTakeFirst()

export async function mannerIn(context: Pick<Ctx, 'db'>, row: Pick<RequestRecord, 'id' | 'kind'>): Promise<Manner> {
  return mannerOf(row.kind, (await raisedFrom(context, row.id))?.as_note ?? false)
}

/** Requests of the same side with the same state only: a state that names a request of others is not believed. */
const linked = ({ db }: Pick<Ctx, 'db'>, { side, state }: Pick<RequestRecord, 'side' | 'state'>) =>
  db
    .selectFrom('requests.request as r')
    .leftJoin('requests.upgrade as u', 'u.request', 'r.id')
    .select(['r.id', 'r.kind', 'r.status', 'r.case_id', 'r.sent_at', 'u.earlier', 'u.as_note'])
    .where('r.side', '=', side)
    .where('r.state', '=', state)

/** From the first message to the last request that came of it, as far as this officer sees them. */
export async function chainOf(context: Pick<Ctx, 'db'>, row: RequestRecord): Promise<ChainLink[]> {
  const found = new Map<string, Linked>()
  const take = (rows: readonly Linked[]) => {
    const fresh = rows.filter(({ id }) => !found.has(id))
    for (const each of fresh) found.set(each.id, each)
    return fresh
  }
  take(await linked(context, row).where('r.id', '=', row.id).execute())
  let up = found.get(row.id)?.earlier ?? null
  while (up !== null && !found.has(up) && found.size < longest) {
    const [next] = take(await linked(context, row).where('r.id', '=', up).execute())
    up = next?.earlier ?? null
  }
  let front = [...found.keys()]
  while (front.length > 0 && found.size < longest)
    front = take(await linked(context, row).where('u.earlier', 'in', front).limit(longest).execute()).map(
      ({ id }) => id,
    )
  return [...found.values()].toSorted(byTime).map(linkOf)
}

/** Ids count up with time; a draft has no other time yet. */
const byTime = (a: Linked, b: Linked) => (a.id < b.id ? -1 : 1)

const linkOf = ({ id, kind, status, case_id: of, sent_at: sentAt, as_note: note }: Linked): ChainLink => ({
  id: RequestId.parse(id),
  kind,
  status,
  manner: mannerOf(kind, note ?? false),
  case: of === null ? null : CaseId.parse(of),
  sentAt: sentAt?.toISOString() ?? null,
})
