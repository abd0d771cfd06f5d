import { z } from 'zod'

const mailbox = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*@[^@]+$/
const host = /@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$/

/**
 * One address as servers everywhere take it: letters, digits and a few marks, a host with a dot in it. No name beside
 * it, no second address, nothing that could begin a new line of a header. The desk asks it too, while one types.
 */
export const isMailAddress = (said: string): boolean =>
  said.length <= 254 && mailbox.test(said) && host.test(said) && said.lastIndexOf('@') <= 64

export const MailAddress = z.string().max(254).refine(isMailAddress)
export type MailAddress = z.infer<typeof MailAddress>

/** How far a mail is. `Sent`: a mail server took it over; whether anybody reads it is not known. */
export const MailState = z.enum(['Waiting', 'Sent', 'Refused', 'GivenUp', 'TakenBack'])
export type MailState = z.infer<typeof MailState>

/** Why it has not left: the first four are the receiver's word, the rest is between this node and its own mail server. */
export const MailTrouble = z.enum([
  'NoSuchAddress',
  'MailboxFull',
  'NotWanted',
  'RefusedOtherwise',
  'NotNow',
  'NoAnswer',
  'NoEncryption',
  'NoSignIn',
  'SenderRefused',
  'NotSetUp',
])
export type MailTrouble = z.infer<typeof MailTrouble>
