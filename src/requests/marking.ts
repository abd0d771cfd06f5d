import type { FieldValues, Tlp } from './contract.ts'
import { singlesOut } from './contract.ts'

/**
 * RED means that named persons are in it (domain.md §9.1). What arrives under a lower marking is not sent back, since
 * somebody may wait for help behind it: here it is handled as RED (docs/decisions/0016-a-named-person-travels-red.md).
 */
export const handledAs = (marking: Tlp, values: FieldValues): Tlp => (singlesOut(values).length > 0 ? 'RED' : marking)

/** Field names and nothing else: what PostgreSQL may know of a sealed request to hold the rule too. */
export const holdsAName = (values: FieldValues): boolean => singlesOut(values).length > 0
