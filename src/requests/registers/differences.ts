import { giveNotice, listOfficersOf } from '../../access/index.ts'
import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { noSuchColleague, noSuchDifference } from '../problems.ts'
import { listDifferences, ownDifference, setComparing, settleDifference, type OpenDifference } from './contract.ts'

const size = 200

/** Those that nobody has settled, what is due first. */
export async function readOpen(
  { db }: Pick<OfficerCtx, 'db'>,
  { state, most = size }: { state: string | null; most?: number },
) {
  let open = db.selectFrom('requests.difference').selectAll().where('settled_at', 'is', null)
  if (state !== null) open = open.where('state', '=', state)
  const rows = await open
    .orderBy('due')
    .orderBy('id')
    .limit(most + 1)
    .execute()
  const differences = rows.slice(0, most).map((row): OpenDifference => ({
    id: row.id,
    state: row.state,
    request: row.request as OpenDifference['request'],
    kind: row.kind,
    from: row.from_state,
    what: row.what,
    message: row.message,
    code: row.code,
    here: row.here,
    there: row.there,
    since: row.since.toISOString(),
    due: row.due.toISOString(),
    owner: row.owner,
  }))
  return { differences, more: rows.length > most }
}

export const list = handle(listDifferences, {
  needs: 'requests.reconcile',
  audit: ({ state }) => ({ subject: 'differences', detail: { state } }),
  run: (context: OfficerCtx, wish) => readOpen(context, wish),
})

export const own = handle(ownDifference, {
  needs: 'requests.reconcile',
  audit: ({ difference, owner }) => ({ subject: difference, detail: { owner } }),

  async run({ db, officer, now }: OfficerCtx, { difference, owner }) {
    const colleagues = await listOfficersOf(db, officer.agency, now)
    if (owner !== officer.id && !colleagues.some(({ id }) => id === owner)) throw noSuchColleague(owner)
    await change({ db }, difference, { owner })
    return { difference }
  },
})

export const settle = handle(settleDifference, {
  needs: 'requests.reconcile',
  audit: ({ difference, how }) => ({ subject: difference, detail: { how } }),

  async run({ db, officer, now }: OfficerCtx, { difference, how }) {
    await change({ db }, difference, { settled: how, settled_at: now, settled_by: officer.id })
    return { difference }
  },
})

type Change =
  | { owner: string }
  | { settled: 'AgreedWithThem' | 'MendedHere' | 'MendedThere' | 'KnownFault'; settled_at: Date; settled_by: string }

async function change({ db }: Pick<OfficerCtx, 'db'>, id: string, to: Change): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('requests.difference')
    .set(to)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw noSuchDifference(id)
}

export const rhythm = handle(setComparing, {
  needs: 'requests.reconcile',
  audit: ({ state, every }) => ({ subject: 'comparing', detail: { state, every } }),

  async run({ db, officer, now }: OfficerCtx, { state, every }) {
    const row = { state, every, changed_by: officer.id, changed_at: now }
    await db
      .insertInto('requests.comparing')
      .values(row)
      .onConflict((on) => on.column('state').doUpdateSet(row))
      .execute()
    return { state, every }
  },
})

/** Says once that a difference was not settled in time. */
export async function tellLateDifferences({ db, now }: Ctx): Promise<number> {
  const late = await db
    .updateTable('requests.difference')
    .set({ overdue_told_at: now })
    .where('settled_at', 'is', null)
    .where('overdue_told_at', 'is', null)
    .where('due', '<', now)
    .returning(['id', 'state', 'owner'])
    .execute()
  for (const { id: difference, state, owner } of late)
    await announce(db, 'requests.difference-late', { difference, state, owner })
  return late.length
}

/** New differences ring at those who reconcile; a late one at its owner, or at all while nobody owns it. */
export const notices = {
  'requests.books-compared': async (context: Ctx, { reconciliation, fresh }: Record<string, unknown>) => {
    if (Number(fresh) > 0)
      await giveNotice(
        context,
        { right: 'requests.reconcile' },
        { kind: 'requests.books-compared', subject: String(reconciliation) },
      )
  },
  'requests.difference-late': async (context: Ctx, { difference, owner }: Record<string, unknown>) => {
    const to = typeof owner === 'string' ? { officer: owner } : { right: 'requests.reconcile' }
    await giveNotice(context, to, { kind: 'requests.difference-late', subject: String(difference) })
  },
}
