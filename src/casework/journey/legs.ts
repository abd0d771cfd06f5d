import { openJson, keysOf } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import { Leg, type NewLeg } from './contract.ts'

/** What of a leg is sealed: all that could lead to the person or the place. */
export function sealedPart(leg: NewLeg): Partial<NewLeg> {
  const inClear = new Set(['person', 'kind', 'country', 'control', 'documents'])
  return Object.fromEntries(Object.entries(leg).filter(([name]) => !inClear.has(name)))
}

/** Rounds a place to what is known of it: a kilometre is about 0.01 degree. */
export function roundPlace<L extends Pick<NewLeg, 'latitude' | 'longitude' | 'accuracyKm'>>(leg: L): L {
  if (leg.latitude === null || leg.longitude === null)
    return { ...leg, latitude: null, longitude: null, accuracyKm: null }
  const accuracyKm = leg.accuracyKm ?? 10
  const digits = accuracyKm >= 50 ? 0 : accuracyKm >= 5 ? 1 : accuracyKm >= 0.5 ? 2 : 3
  const round = (degrees: number) => Number(degrees.toFixed(digits))
  return { ...leg, latitude: round(leg.latitude), longitude: round(leg.longitude), accuracyKm }
}

/** The journeys of the people of one or more case files, as far as this reader may see them. */
export async function listLegs(context: Ctx, caseIds: readonly string[]): Promise<Leg[]> {
  const rows = await context.db
    .selectFrom('casework.journey_leg')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('person')
    .orderBy('place_in_order')
    .execute()
  const keyOf = await keysOf(
    context,
    rows.map((row) => row.case_id),
  )
  const steps = new Map<string, number>()
  return rows.map((row) => {
    const order = (steps.get(row.person) ?? 0) + 1
    steps.set(row.person, order)
    return Leg.parse({
      ...openJson<object>(keyOf(row.case_id), 'leg.content', row.content),
      id: row.id,
      case: row.case_id,
      person: row.person,
      order,
      kind: row.kind,
      country: row.country,
      control: row.control,
      documents: row.documents,
    })
  })
}
