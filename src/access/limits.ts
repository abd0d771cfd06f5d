import type { Host } from '../platform/http.ts'

const minute = 60_000
const hour = 60 * minute

/** How long things last in this slice, in milliseconds. The desk's lock screen after 15 minutes is the desk's own. */
export const limits = {
  /** A session that nobody used for so long is over. */
  idle: 8 * hour,
  /** No session lives longer, used or not. */
  absolute: 12 * hour,
  /** A session's last use is written down at most this often. */
  touch: minute,
  /** A passkey is added or removed only so soon after the password was typed. */
  confirmation: 10 * minute,
  invitation: 72 * hour,
  firstAdministrator: 24 * hour,
  /** Domain 10.6.6. */
  brokenGlass: 4 * hour,
  knownDevice: 180 * 24 * hour,
  /** Wrong passwords from one place before it has to wait. */
  freeAttempts: 5,
  longestDelay: 15 * minute,
  /** After so long without a failure the count starts anew. */
  forgetFailures: 24 * hour,
} as const

/** How long an officer of this node stays signed in: as its operator set it, or as above. */
export const sessionLimits = ({ sessions }: Pick<Host<never>, 'sessions'>): { idle: number; longest: number } =>
  sessions ?? { idle: limits.idle, longest: limits.absolute }

export const shortestPassword = 12
export const longestPassword = 256
