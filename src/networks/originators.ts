import type { z } from 'zod'
import { getCase } from '../casework/index.ts'
import { contacts, listStates } from '../directory/index.ts'
import { handle } from '../platform/handle.ts'
import type { OfficerCtx } from './context.ts'
import { listOriginators, type Originator } from './contract.ts'

type Found = z.infer<typeof Originator>

/** The authorities of a state that can say yes to passing its facts on. */
async function unitsOf({ db, state, now }: OfficerCtx, of: string): Promise<Found[]> {
  const found = await contacts.of(db, { state: of, other: state, now })
  return found.map(({ code, name, channels }) => ({ code, name, ways: channels.map(({ address }) => address) }))
}

/** Undefined where that state has no such authority, or has closed it. */
export const findUnit = async (context: OfficerCtx, state: string, code: string): Promise<Found | undefined> =>
  (await unitsOf(context, state)).find((unit) => unit.code === code)

export const endpoint = handle(listOriginators, {
  needs: 'networks.prepare',
  audit: ({ case: id }) => ({ subject: id, cases: [id] }),
  run: async (context: OfficerCtx, { case: asked }) => {
    const { id, stateRoles } = await getCase(context, asked)
    const shares = new Set(stateRoles.map(({ state }) => state as string))
    const others = (await listStates(context.db)).filter(({ iso2 }) => iso2 !== context.state)
    const states = []
    for (const { iso2: state, name } of others)
      states.push({ state, name, sharesTheCase: shares.has(state), units: await unitsOf(context, state) })
    return { case: id, states: states.toSorted((a, b) => Number(b.sharesTheCase) - Number(a.sharesTheCase)) }
  },
})
