import { sql } from 'kysely'
import type { z } from 'zod'
import { handle, type Context } from '../../platform/handle.ts'
import { answeredBeforeRead, changedMeanwhile, neverEnds, unknownInstrument, unknownState } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { selectRules, withStanding } from './rule-row.ts'
import { writeClockRule } from './rules-contract.ts'
import { mustNotHaveBegun, todayHere } from './today.ts'

type Said = z.output<typeof writeClockRule.input>
type Ctx = Context<DirectoryTables>

/** Requests that have left keep the rule under which they left. */
export const endpoint = handle(writeClockRule, {
  needs: 'directory.edit',
  audit: (said, { rule }) => ({
    subject: nameOf(said),
    detail: {
      counts: said.counts,
      acknowledge: said.acknowledge,
      answer: said.answer,
      ended: said.ended,
      verified: said.verified,
      version: rule.version,
    },
  }),
  broken: {
    clock_rule_state_fkey: ({ state }) => unknownState(state ?? ''),
    clock_rule_instrument_fkey: ({ instrument }) => unknownInstrument(instrument ?? ''),
    one_version_of_a_rule: (said) => changedMeanwhile(nameOf(said), said.version + 1),
    answered_after_it_is_read: () => answeredBeforeRead(),
    a_rule_for_all_never_ends: () => neverEnds(),
  },
  run: async (context: Ctx, said) => {
    await mustNotHaveBegun(context, said.since)
    const { db, officer, now } = context
    const last = (await versionsOf(context, said))[0]?.version ?? 0
    if (last !== said.version) throw changedMeanwhile(nameOf(said), last)
    const row = { ...said, version: said.version + 1, ours: false, post: officer.post, at: now }
    await db.insertInto('directory.clock_rule').values(row).execute()
    const [rule] = withStanding(await versionsOf(context, said), await todayHere(context))
    return { rule: rule! }
  },
})

const nameOf = ({ type, urgency, state, instrument, since }: Said) =>
  [type, urgency, state, instrument, since].filter(Boolean).join(' ')

const versionsOf = ({ db }: Ctx, { type, urgency, state, instrument, since }: Said) =>
  selectRules(db)
    .where('type', '=', type)
    .where('urgency', '=', urgency)
    .where(sql<boolean>`state is not distinct from ${state}`)
    .where(sql<boolean>`instrument is not distinct from ${instrument}`)
    .where(sql<boolean>`since = ${since}::date`)
    .execute()
