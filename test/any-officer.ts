import fc from 'fast-check'
import { roles, type Role } from '../src/access/roles.ts'

/** Hours before (negative) or after now. */
const hours = fc.integer({ min: -30, max: 30 }).map((n) => (n === 0 ? 1 : n))

/** Any officer there can be: her role, the time of her holding, her post, her second factor and her session. */
export const anyOfficer = fc.record({
  role: fc.constantFrom(...(Object.keys(roles) as Role[])),
  since: hours,
  until: fc.option(hours),
  closed: fc.boolean(),
  /** A right that an administrator withdrew from the role. */
  withdrawn: fc.option(fc.constantFrom(...new Set<string>(Object.values(roles).flat()))),
  factor: fc.constantFrom('Exempt', 'Enrolled', 'Passkey', 'Missing'),
  /** Hours since she signed in, and since she last did anything. */
  signedIn: fc.integer({ min: 0, max: 14 }),
  idle: fc.integer({ min: 0, max: 14 }),
  signature: fc.constantFrom('ours', 'ours', 'ours', 'forged'),
})
export type AnyOfficer = typeof anyOfficer extends fc.Arbitrary<infer T> ? T : never
