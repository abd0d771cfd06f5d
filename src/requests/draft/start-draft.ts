import { getPerson } from '../../casework/index.ts'
import { listStates, openChannels } from '../../directory/index.ts'
import { canReach } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import { startDraft, type RequestKind } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { goByHand } from '../correspondents/by-hand.ts'
import { definitions } from '../definitions.ts'
import { auditOf, getRow, standingOf } from '../move/row.ts'
import { noNodeThere, noSuchState, personOfAnotherCase, toOurselves } from '../problems.ts'
import { insertDraft } from './insert-draft.ts'
import { proposeValues } from './propose-values.ts'

/** A draft carries only what its kind needs of what the case knows, and the clauses that fit the pair on this day. */
export const endpoint = handle(startDraft, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, input) {
    const byHand = await mustGoByHand(context, input)
    const person = await getPerson(context, input.person)
    if (person.case !== input.case) throw personOfAnotherCase(input.person)
    const values = await proposeValues(context, definitions[input.kind], person)
    const id = await insertDraft(context, { ...input, values })
    if (byHand) await goByHand(context, id)
    return standingOf(await getRow(context, id))
  },
})

interface Addressed {
  readonly to: string
  readonly kind: RequestKind
  readonly withoutNode: boolean
}

/**
 * Nobody fills in what cannot leave: a state without a node is named at once, with the channels that are open to it.
 * Only who has been told so, and says so, begins one that is carried by hand.
 */
async function mustGoByHand(context: OfficerCtx, { to, kind, withoutNode }: Addressed): Promise<boolean> {
  const { db, state, now } = context
  if (to === state) throw toOurselves(to)
  if (!(await listStates(db, 'WithCorrespondents')).some(({ iso2 }) => iso2 === to)) throw noSuchState(to)
  if (await canReach(context, { to, type: definitions[kind].message })) return false
  if (withoutNode) return true
  const { channels } = await openChannels(db, { from: state, to, type: kind, date: now })
  const open = channels.filter(({ channel, availability }) => channel !== 'ThisSystem' && availability === 'Available')
  throw noNodeThere(
    to,
    open.map(({ channel }) => channel),
  )
}
