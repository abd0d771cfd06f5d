import { seedOfficer, type Role } from '../access/index.ts'
import { seedDirectory } from '../directory/index.ts'
import type { Host } from '../platform/http.ts'
import { inSystem } from '../platform/in-system.ts'
import type { Officer } from '../platform/officer.ts'
import { keepDemo, readDemo } from './demo-file.ts'
import { demoPassword, emailOf, personasOf, type RegionState } from './personas.ts'
import { takeSeat, type Seat, type SeatTables } from './seat.ts'
import { seedRegion, type Demo } from './seed-region.ts'

type CreateNode = Parameters<typeof takeSeat>[2]

interface Region {
  readonly hosts: readonly Host<SeatTables>[]
  readonly createNode: CreateNode
  readonly folder: string
  readonly cases: number
  readonly say: (line: string) => void
  /** Ends the telling before the next thing that somebody would do. */
  readonly signal: AbortSignal
}

/** Fills the demo region at its first start and remembers that it did; `beginDemo` came before. */
export async function openRegion({ hosts, createNode, folder, cases, say, signal }: Region): Promise<Demo> {
  const told = readDemo(folder)
  if (told) return told
  const seats: (Seat & { readonly fetch: Host<SeatTables>['fetch'] })[] = []
  const fetch: Host<SeatTables>['fetch'] = (request) => {
    const at = hosts.findIndex(({ origin }) => new URL(request.url).origin === origin)
    return seats[at]!.fetch(request)
  }
  for (const host of hosts) await inSystem(host, ({ db }) => seedDirectory(db as never))
  for (const host of hosts)
    seats.push(takeSeat({ ...host, fetch }, { officers: await seatOfficers(host), signal }, createNode))
  const demo = await seedRegion(seats, { cases, waiting: Math.min(cases, 24), say })
  keepDemo(folder, demo)
  return demo
}

async function seatOfficers(host: Host<SeatTables>): Promise<Map<Role, Officer>> {
  const officers = new Map<Role, Officer>()
  for (const persona of personasOf(host.state as RegionState)) {
    const { role, name, agency, title } = persona
    const language = host.state === 'ID' ? ('id' as const) : ('en' as const)
    const seed = { role, name, agency, title, language, email: emailOf(host.state, persona), password: demoPassword }
    const seated = await inSystem(host, (context) => seedOfficer(context, seed))
    // The first of a role tells the stories.
    if (!officers.has(role))
      officers.set(role, { id: seated.officer, post: title, agency: seated.agency, may: seated.may })
  }
  return officers
}
