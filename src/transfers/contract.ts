import { z } from 'zod'
import { command, query } from '../platform/contract.ts'

const State = z.string().regex(/^[A-Z]{2}$/)
const day = z.iso.date()

/** The three steps of Article 56, in its order, and what stands where none of them holds. */
export const Ground = z.enum(['Adequacy', 'Safeguards', 'Consent', 'None', 'NotNeeded', 'NotStated'])
export type Ground = z.infer<typeof Ground>

/** What kind of data it is; the first six are specific data (UU 27/2022 Art. 4), and ask for more care. */
export const Category = z.enum([
  'Health',
  'Biometric',
  'Criminal',
  'Financial',
  'Child',
  'Belief',
  'Identity',
  'Contact',
  'Whereabouts',
  'Journey',
  'Papers',
  'Family',
  'Finding',
  'Account',
  'FreeText',
])
export type Category = z.infer<typeof Category>
export const specific: readonly Category[] = ['Health', 'Biometric', 'Criminal', 'Financial', 'Child', 'Belief']

export const Safeguard = z.object({ clause: z.string(), source: z.string(), verified: z.boolean() })
export type Safeguard = z.infer<typeof Safeguard>

/** One line of the register: who received what kind of data about how many people, why, and on which ground. */
export const Transfer = z.object({
  /** The message or the letter. */
  id: z.uuid(),
  way: z.enum(['Exchange', 'Letter', 'Network', 'ByHand']),
  /** ISO 3166-1; ZZ where what left does not say. */
  recipient: State,
  network: z.string().nullable(),
  at: z.iso.datetime(),
  /** The kind of request, or the type of the message. */
  kind: z.string(),
  /** The step of the request, or the kind of letter. */
  step: z.string(),
  /** The request that it belongs to: an id, by which nobody without a right finds anything. */
  thread: z.uuid().nullable(),
  /** Names of fields, never what stood in them; null where the sender did not say. */
  fields: z.array(z.string()).nullable(),
  categories: z.array(Category),
  persons: z.number().int(),
  purpose: z.string().nullable(),
  tlp: z.string().nullable(),
  pap: z.string().nullable(),
  law: z.string().nullable(),
  ground: Ground,
  safeguards: z.array(Safeguard),
  consents: z.array(z.uuid()),
})
export type Transfer = z.infer<typeof Transfer>

const wish = {
  /** From and to, both days included, by the calendar of this state. */
  from: day,
  until: day,
  recipient: State.nullable().default(null),
  /** Also what carries nothing about anybody. */
  all: z.boolean().default(false),
}

export const listTransfers = query('transfers/list-transfers', {
  summary: 'What left this state about people in a period: to whom, what kind of data, and on which ground.',
  input: z.strictObject({
    ...wish,
    after: z.strictObject({ at: z.iso.datetime(), id: z.uuid() }).nullable().default(null),
  }),
  output: z.object({
    transfers: z.array(Transfer),
    next: z.object({ at: z.iso.datetime(), id: z.uuid() }).nullable(),
    /** Of the whole period; counted once, with the first page. */
    totals: z
      .object({
        lines: z.number().int(),
        persons: z.number().int(),
        byRecipient: z.array(z.object({ recipient: State, lines: z.number().int(), persons: z.number().int() })),
        byGround: z.array(z.object({ ground: Ground, lines: z.number().int() })),
      })
      .nullable(),
  }),
})

export const exportTransfers = query('transfers/export-transfers', {
  summary: 'The register of transfers of a period as a table for a spreadsheet.',
  input: z.strictObject(wish),
  output: z.object({ name: z.string(), csv: z.string(), lines: z.number().int() }),
})

export const GroundFinding = z.object({
  id: z.uuid(),
  state: State,
  step: z.enum(['Adequacy', 'Safeguards']),
  since: day,
  until: day.nullable(),
  restsOn: z.string(),
  source: z.string(),
  at: z.iso.datetime(),
})
export type GroundFinding = z.infer<typeof GroundFinding>

export const listGrounds = query('transfers/list-grounds', {
  summary: 'Which law asks for a ground, and what was found about the protection of data in other states.',
  input: z.strictObject({}),
  output: z.object({
    law: z.object({ name: z.string(), article: z.string(), source: z.string(), verified: z.boolean() }).nullable(),
    grounds: z.array(GroundFinding),
  }),
})

export const recordGround = command('transfers/record-ground', {
  summary: 'Write down that the law of a state protects data as well as ours, or what binds it to do so.',
  input: z.strictObject({
    state: State,
    step: z.enum(['Adequacy', 'Safeguards']),
    since: day,
    until: day.nullable().default(null),
    restsOn: z.string().trim().min(1).max(400),
    source: z.string().trim().min(1).max(400),
  }),
  output: z.object({ ground: z.uuid() }),
})

export const endGround = command('transfers/end-ground', {
  summary: 'A finding about a state holds no more from today on; what left before keeps its ground.',
  input: z.strictObject({ ground: z.uuid() }),
  output: z.object({ ground: z.uuid() }),
})
