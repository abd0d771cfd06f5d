import { listStates, type DirectoryTables } from '../directory/index.ts'
import { handle, type Context } from '../platform/handle.ts'
import { listForms, listNetworks, type Network } from './contract.ts'
import { forms } from './forms.ts'
import networks from './registry/networks.json' with { type: 'json' }
import units from './registry/units.json' with { type: 'json' }

export const endpoint = handle(listNetworks, {
  needs: 'networks.read',
  audit: ({ date }) => ({ subject: 'networks', detail: { date } }),
  run: async ({ db }: Context<DirectoryTables>, { date }) => {
    const states = (await listStates(db)).map(({ iso2 }) => iso2)
    return {
      networks: networks.map((network) => {
        const here = units.filter((unit) => unit.network === network.code && stands(unit, date))
        const absent = here.length === 0 ? [] : states.filter((iso2) => !here.some(({ state }) => state === iso2))
        return { ...network, kind: network.kind as Network['kind'], units: here, absent }
      }),
    }
  },
})

/** A bare year counts from its last day: we never claim a way a day too early. */
const stands = ({ since, until }: { since: string; until: string | null }, date: string): boolean =>
  (since.length === 4 ? `${since}-12-31` : since) <= date && (until === null || until > date)

export const formsEndpoint = handle(listForms, {
  needs: 'networks.read',
  audit: () => ({ subject: 'networks' }),
  run: async () => ({ forms: Object.values(forms) }),
})
