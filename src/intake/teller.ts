import type { Fragments } from './contract.ts'

/** Who tells, as far as it was said. Who did not say may be family, and is treated so where that is dangerous. */
export type Teller = 'Self' | 'Family' | 'Other' | 'Unknown'

const family: readonly unknown[] = ['Parent', 'SpouseOrPartner', 'Sibling', 'Child', 'OtherRelative']

/** A child or a relative is concerned: then it is family that writes, whatever else was left open. */
export function tellerOf({ relation, concerns }: Pick<Fragments, 'relation' | 'concerns'>): Teller {
  if (family.includes(relation) || concerns === 'Child' || concerns === 'OtherRelative') return 'Family'
  if (relation === 'Self' || (relation === undefined && concerns === 'Self')) return 'Self'
  return relation === undefined || relation === 'Anonymous' ? 'Unknown' : 'Other'
}
