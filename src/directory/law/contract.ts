import { z } from 'zod'
import { query } from '../../platform/contract.ts'
import { Channel, LegalBasis, PartialDate, RequestType, Sourced, StateCode, Words } from '../contract.ts'

const Clause = z.object({ clause: z.string(), title: Words, text: Words, types: z.array(RequestType), ...Sourced })
const Party = z.object({
  state: StateCode,
  signed: PartialDate.nullable(),
  inForce: PartialDate.nullable(),
  ...Sourced,
})
export const Instrument = z.object({
  code: z.string(),
  kind: z.enum(['Declaration', 'Treaty', 'BilateralAgreement', 'Principle']),
  binds: z.enum(['AseanMembers', 'Parties', 'Anyone']),
  name: Words,
  signed: PartialDate.nullable(),
  /** Null: not in force yet, or no date. */
  inForce: PartialDate.nullable(),
  note: Words.nullable(),
  parties: z.array(Party),
  clauses: z.array(Clause),
  ...Sourced,
})
export type Instrument = z.infer<typeof Instrument>

export const listInstruments = query('directory/list-instruments', {
  summary: 'Lists declarations, treaties and agreements with their parties, dates and clauses.',
  input: z.object({}),
  output: z.object({ instruments: z.array(Instrument) }),
})

export const getClause = query('directory/get-clause', {
  summary: 'Shows one clause with its instrument, its parties and the requests it can carry.',
  input: z.object({ clause: z.string().max(40) }),
  output: z.object({ clause: Clause, instrument: Instrument }),
})

export const ChannelStanding = z.object({
  channel: Channel,
  availability: z.enum(['Available', 'OnlyInformal', 'NotAvailable']),
  /** What this channel carries, or why it does not carry this type. */
  why: Words,
  /** What the pair of states lacks on that day. */
  lacks: z.enum(['Network', 'Instrument', 'Mission', 'BilateralAgreement']).nullable(),
  missing: z.array(StateCode),
  ...Sourced,
})
export type ChannelStanding = z.infer<typeof ChannelStanding>

/** An authority of the state asked that is competent for these types, as far as the directory knows. */
export const Competent = z.object({ code: z.string(), name: Words, types: z.array(RequestType) })
export type Competent = z.infer<typeof Competent>

export const listChannels = query('directory/list-channels', {
  summary: 'Shows which channels are open between two states on a day, for every type of request or for one.',
  input: z.object({ from: StateCode, to: StateCode, date: z.iso.date(), type: RequestType.optional() }),
  output: z.object({
    rows: z.array(z.object({ type: RequestType, channels: z.array(ChannelStanding) })),
    cautions: z.array(z.object({ types: z.array(RequestType), text: Words, ...Sourced })),
    authorities: z.array(Competent),
  }),
})

export const weighBasis = query('directory/weigh-basis', {
  summary: 'Weighs every clause made for a type of request between two states on a day, each with its reason.',
  input: z.object({ from: StateCode, to: StateCode, type: RequestType, date: z.iso.date() }),
  output: z.object({ clauses: z.array(LegalBasis) }),
})
