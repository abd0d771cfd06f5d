import { canReach } from '../../exchange/index.ts'
import { getState, proposeLegalBasis } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import { createDataKey, sealJson } from '../../platform/seal.ts'
import { announce } from '../../platform/announce.ts'
import type { OfficerCtx } from '../context.ts'
import { noLegalBasis, noNodeThere, nobodyOnTheList, rosterUnread, toOurselves } from '../problems.ts'
import { mostRows, prepareRosterPart, readRoster, rowFields, RosterPartId } from './contract.ts'
import { partMessage } from './messages.ts'
import { parseRoster } from './parse-roster.ts'
import { keepOurs, peopleOfOurs } from './people-of-ours.ts'

/** Nothing is kept yet: the officer sees what would leave, what stays, and what does not add up. */
export const read = handle(readRoster, {
  needs: 'requests.write',
  audit: ({ state }, { rows, whole }) => ({ subject: 'roster', detail: { state, rows: rows.length, whole } }),

  async run({ db }: OfficerCtx, { state, list }) {
    const found = parseRoster(list, state)
    const before = await db
      .selectFrom('requests.roster_part')
      .select('id')
      .where('state', '=', state)
      .where('side', '=', 'Out')
      .where('whole_digest', '=', found.wholeDigest)
      .where('struck_at', 'is', null)
      .executeTakeFirst()
    return { ...found, rows: [...found.rows], already: before !== undefined } as never
  },
})

/** Kept as a draft with the rows of this state only: the list itself is not kept here. */
export const endpoint = handle(prepareRosterPart, {
  needs: 'requests.write',
  audit: ({ state, provenance }, { part }) => ({ subject: part, detail: { state, provenance } }),

  async run(context: OfficerCtx, { state, list, withheld, listMaker, place, listedOn, ...head }) {
    const { db, vault, now, newId, officer, state: own } = context
    if (state === own) throw toOurselves(state)
    await getState(db, state)
    if (!(await canReach(context, { to: state, type: partMessage }))) throw noNodeThere(state, [])
    const found = parseRoster(list, state)
    if (found.unread.length > 0) throw rosterUnread(found.unread)
    const rows = found.rows.filter(({ no }) => !withheld.includes(no))
    if (rows.length === 0 || rows.length > mostRows) throw nobodyOnTheList(rows.length, mostRows)
    const legalBasis = await legalBasisFor(context, state)
    const ours = await peopleOfOurs(context, { rows, state })
    const id = newId()
    const key = await createDataKey(db, vault, id)
    await db
      .insertInto('requests.roster_part')
      .values({
        id,
        side: 'Out',
        state,
        roster: await rosterOf(context, found.wholeDigest),
        message: null,
        ...head,
        listed_on: listedOn,
        whole_digest: found.wholeDigest,
        whole_count: found.whole,
        counted: rows.length,
        withheld: found.rows.length - rows.length,
        fields: rowFields.filter((name) => rows.some((row) => row[name] !== undefined)),
        legal_basis: JSON.stringify(legalBasis) as never,
        content: sealJson(key, 'part', { listMaker, place, rows }),
        author: officer.id,
        agency: officer.agency,
        at: now,
      })
      .execute()
    await keepOurs(context, id, ours)
    await announce(db, 'requests.roster-waits', { part: id, agency: officer.agency })
    return { part: RosterPartId.parse(id) }
  },
})

/** The parts of one list share its id, whatever state they go to. */
async function rosterOf({ db, newId }: OfficerCtx, digest: string): Promise<string> {
  const known = await db
    .selectFrom('requests.roster_part')
    .select('roster')
    .where('whole_digest', '=', digest)
    .where('side', '=', 'Out')
    .executeTakeFirst()
  return known?.roster ?? newId()
}

/** What carries a question about nationality between the two carries the list of those it is asked about. */
export async function legalBasisFor({ db, now, state: own }: OfficerCtx, state: string) {
  const found = await proposeLegalBasis(db, { from: own, to: state, type: 'NationalityVerification', date: now })
  if (found.length === 0) throw noLegalBasis(state)
  return found.slice(0, 3).map(({ instrument, clause, source, verified }) => ({ instrument, clause, source, verified }))
}
