import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { isMailAddress } from '../../platform/mail/contract.ts'
import { Channel, PartialDate, Sourced, State, StateCode, Words } from '../contract.ts'

export const AuthorityKind = z.enum([
  'TipCoordination',
  'PoliceUnit',
  'IdentificationAuthority',
  'ConsularDirectorate',
  'Mission',
  'CentralAuthority',
  'InterpolBureau',
  'VictimProtection',
  'Reception',
  'Shelter',
  'Hotline',
])
export type AuthorityKind = z.infer<typeof AuthorityKind>

/** A short name that both sides of a border can say: `th-rtp-ahtd`. */
export const AuthorityCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .brand<'AuthorityCode'>()
export type AuthorityCode = z.infer<typeof AuthorityCode>

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const isZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** Days of the week, Monday = 1, and the hours on them in the place's own time. */
export const Opening = z.object({ days: z.array(z.int().min(1).max(7)).min(1), from: time, to: time })
export type Opening = z.infer<typeof Opening>

/** By which way an authority is reached: those by which requests travel, and mail, which carries no request. */
export const ReachChannel = z.enum([...Channel.options, 'Email'])
export type ReachChannel = z.infer<typeof ReachChannel>

export const Reach = z
  .object({ channel: ReachChannel, address: z.string().trim().min(1).max(200) })
  .refine(({ channel, address }) => channel !== 'Email' || isMailAddress(address), {
    message: 'not one plain mail address',
    path: ['address'],
  })
export type Reach = z.infer<typeof Reach>

const Sentence = z.string().trim().min(1).max(500)
const BothWords = z.object({ id: Sentence, en: Sentence })

/** What the directory manager writes down about an authority. */
export const Entry = z.object({
  /** Whose authority it is. */
  state: StateCode,
  /** Where it sits; differs from `state` for a mission. */
  seat: StateCode,
  kind: AuthorityKind,
  name: BothWords,
  competence: BothWords,
  /** ISO 639-2. */
  languages: z.array(z.string().regex(/^[a-z]{3}$/)).max(20),
  zone: z.string().refine(isZone, 'not an IANA time zone'),
  /** Null: not known. */
  hours: z.array(Opening).max(14).nullable(),
  /** In the order in which they are tried. */
  channels: z.array(Reach).max(12),
  source: Sentence,
})
export type Entry = z.infer<typeof Entry>

/** After so many days a verification has grown old and is shown amber. */
export const verifyAgainAfterDays = 90

export const Authority = z.object({
  ...Entry.shape,
  code: AuthorityCode,
  name: Words,
  competence: Words,
  fictional: z.boolean(),
  active: z.boolean(),
  version: z.int(),
  /** By local time; null when the hours are not known. */
  openNow: z.boolean().nullable(),
  standing: z.enum(['Verified', 'VerifiedLongAgo', 'NotVerified']),
  verifiedBy: z.string().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
})
export type Authority = z.infer<typeof Authority>

const Act = z.object({
  version: z.int(),
  act: z.enum(['Added', 'Changed', 'Verified', 'Undone']),
  post: z.string(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  /** What stood there before: the parts that this act changed. */
  before: z.record(z.string(), z.unknown()),
})

const NetworkMembership = z.object({ network: z.string(), name: Words, role: Words, since: PartialDate, ...Sourced })

export const getState = query('directory/get-state', {
  summary: 'Shows one state with the networks it belongs to and its authorities.',
  input: z.object({ state: StateCode }),
  output: z.object({ state: State, networks: z.array(NetworkMembership), authorities: z.array(Authority) }),
})

export const listAuthorities = query('directory/list-authorities', {
  summary: 'Finds authorities by words, state or kind, with whether they are open now and how fresh the entry is.',
  input: z.object({
    search: z.string().trim().max(100).optional(),
    /** Its own state, or the state where it sits. */
    state: StateCode.optional(),
    kind: AuthorityKind.optional(),
    withClosed: z.boolean().optional(),
  }),
  output: z.object({ authorities: z.array(Authority) }),
})

export const getAuthority = query('directory/get-authority', {
  summary: 'Shows one authority and everything that was ever changed about it, by which post and when.',
  input: z.object({ code: AuthorityCode }),
  output: z.object({ authority: Authority, acts: z.array(Act) }),
})

export const addAuthority = command('directory/add-authority', {
  summary: 'Adds an authority to the directory; it stands there as not verified.',
  input: z.object({ code: AuthorityCode, entry: Entry }),
  output: z.object({ authority: Authority }),
})

/** The version that the officer saw: a change made meanwhile is shown to her, never overwritten. */
const Seen = { code: AuthorityCode, version: z.int().positive() }

export const changeAuthority = command('directory/change-authority', {
  summary: 'Changes an entry, or closes it; a changed entry must be verified anew.',
  input: z.object({ ...Seen, entry: Entry, active: z.boolean().default(true), reason: z.string().max(500).optional() }),
  output: z.object({ authority: Authority }),
})

export const verifyAuthority = command('directory/verify-authority', {
  summary: 'Records that this entry was checked with the authority itself, today, by this post.',
  input: z.object({ ...Seen, reason: z.string().max(500).optional() }),
  output: z.object({ authority: Authority }),
})

export const undoChange = command('directory/undo-change', {
  summary: 'Puts an entry back as it stood before the last change; the undo is kept in its history too.',
  input: z.object(Seen),
  output: z.object({ authority: Authority }),
})
