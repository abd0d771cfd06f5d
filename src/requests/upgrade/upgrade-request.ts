import { nameOfAgency } from '../../access/index.ts'
import { canReach } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import { upgradeRequest, type FieldValues, type RequestKind, type Way } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { goByHand, isByHand } from '../correspondents/by-hand.ts'
import { definitions } from '../definitions.ts'
import { insertDraft } from '../draft/insert-draft.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { auditOf, getRow, holdOurs, keyOf, openFields, standingOf } from '../move/row.ts'
import { noNodeThere, noSuchWay, raisedAlready } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { carry } from './carry.ts'
import { carryTranslations } from './carry-translations.ts'
import { mannerIn } from './chain.ts'
import { proposeItems } from './items.ts'
import type { Origin } from './tables.ts'
import { waysFrom } from './ways.ts'

/**
 * A message between officers becomes a note or a formal request, and nothing is typed twice. The earlier one stays as it
 * is, open or closed; her yes is never copied, but asked for again at the gate.
 */
export const endpoint = handle(upgradeRequest, {
  needs: 'requests.write',
  audit: ({ request, kind, note }, output) => ({
    ...auditOf({}, output),
    detail: { earlier: request, kind, note: String(note) },
  }),

  async run(context: OfficerCtx, { request, ...way }) {
    // Held: two officers who press at once make one draft, not two.
    const row = await holdOurs(context, request)
    const ways = waysFrom(row, await mannerIn(context, row))
    if (!ways.some(({ kind, note }) => kind === way.kind && note === way.note)) throw noSuchWay(request, way.kind)
    await mustBeTheOnly(context, row, way)
    const byHand = !(await canReach(context, { to: row.state, type: definitions[way.kind].message }))
    // Who carried the earlier one by hand has been told that no node is there.
    if (byHand && !(await isByHand(context, request))) throw noNodeThere(row.state, [])
    const { values, origins } = await factsFor(context, row, way.kind)
    const id = await insertDraft(context, {
      case: row.case_id!,
      person: row.person!,
      kind: way.kind,
      to: row.state,
      urgency: row.urgency,
      language: row.language,
      values,
      ...handlingOf(row, way.kind),
    })
    await context.db
      .insertInto('requests.upgrade')
      .values({ request: id, earlier: row.id, as_note: way.note })
      .execute()
    if (byHand) await goByHand(context, id)
    await proposeItems(context, { id, kind: way.kind }, origins)
    await carryTranslations(context, row, { id, values })
    return standingOf(await getRow(context, id))
  },
})

/** One living successor of a kind; a draft that was dropped, or what was declined, makes room for another. */
async function mustBeTheOnly({ db }: OfficerCtx, { id }: RequestRecord, { kind, note }: Way): Promise<void> {
  const there = await db
    .selectFrom('requests.upgrade as u')
    .innerJoin('requests.request as r', 'r.id', 'u.request')
    .select('r.id')
    .where('u.earlier', '=', id)
    .where('u.as_note', '=', note)
    .where('r.kind', '=', kind)
    .where('r.status', 'not in', ['Withdrawn', 'Declined', 'Expired'])
    .executeTakeFirst()
  if (there) throw raisedAlready(id, there.id)
}

/** What the earlier one said, what the other state answered to it, and what the node knows of itself. */
async function factsFor(context: OfficerCtx, row: RequestRecord, kind: RequestKind) {
  const key = await keyOf(context, row)
  const told = (await readEntries(context, row.id))
    .filter(({ from_state: from }) => from === row.state)
    .map((entry) => openEntry(key, entry).fields ?? {})
  const answered = Object.assign({}, ...told) as FieldValues
  const carried = carry(row.kind, kind, { values: openFields(key, row), answered })
  const { required, optional } = definitions[kind]
  const isCarried = ([...required, ...optional] as string[]).includes('requestingOffice')
  const own: FieldValues =
    isCarried && carried['requestingOffice'] === undefined
      ? { requestingOffice: (await nameOfAgency(context.db, context.officer.agency)).slice(0, 200) }
      : {}
  const origins: Record<string, Origin> = {
    ...Object.fromEntries(Object.keys(own).map((name) => [name, 'Case'])),
    ...Object.fromEntries(Object.keys(carried).map((name) => [name, 'Earlier'])),
  }
  return { values: { ...carried, ...own }, origins }
}

const strictest = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const

/** Never a lower marking than before; the caveats that an officer chose, but not those of the kind that it was. */
function handlingOf({ kind: before, tlp, caveats }: RequestRecord, kind: RequestKind) {
  const allowed: readonly (typeof strictest)[number][] = definitions[kind].tlp
  const least = Math.min(strictest.indexOf(tlp), strictest.indexOf(allowed[0]!))
  const marking = strictest.slice(0, least + 1).findLast((each) => allowed.includes(each)) ?? allowed[0]!
  const usual: readonly string[] = definitions[before].caveats
  return {
    tlp: marking,
    caveats: [...new Set([...definitions[kind].caveats, ...caveats.filter((each) => !usual.includes(each))])],
  }
}
