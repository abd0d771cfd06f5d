import { z } from 'zod'
import { longestPassword } from './limits.ts'

const secret = z.string().min(1).max(longestPassword)
const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{6,24}$/)
/** What a browser's authenticator answers; better-auth reads it closely. */
const credential = z.object({
  response: z.looseObject({ id: z.string().max(2048) }),
  name: z.string().max(80).optional(),
})

interface Door {
  readonly method: 'GET' | 'POST'
  /** What may pass; anything else in the body is dropped. */
  readonly body?: z.ZodType<Record<string, unknown>>
  /** Only with a live session. */
  readonly signedIn?: true
  /** Only soon after the password was typed: an unlocked desk must not be enough to plant a passkey. */
  readonly confirmed?: true
  /** A secret is guessed here: tries are counted. */
  readonly guarded?: 'password' | 'second-factor' | 'own-password'
}

/** The only paths of better-auth that answer. All others, sign-up first, do not exist. */
export const doors: Readonly<Record<string, Door>> = {
  'sign-in/email': {
    method: 'POST',
    guarded: 'password',
    body: z.object({ email: z.email().max(254).toLowerCase(), password: secret }),
  },
  'two-factor/verify-totp': { method: 'POST', guarded: 'second-factor', body: z.object({ code }) },
  'two-factor/verify-backup-code': { method: 'POST', guarded: 'second-factor', body: z.object({ code }) },
  'passkey/generate-authenticate-options': { method: 'GET' },
  'passkey/verify-authentication': { method: 'POST', body: credential },
  'sign-out': { method: 'POST', body: z.object({}) },
  'verify-password': { method: 'POST', signedIn: true, guarded: 'own-password', body: z.object({ password: secret }) },
  'change-password': {
    method: 'POST',
    signedIn: true,
    guarded: 'own-password',
    body: z
      .object({ currentPassword: secret, newPassword: z.string().max(longestPassword) })
      .transform((body) => ({ ...body, revokeOtherSessions: true })),
  },
  'two-factor/enable': {
    method: 'POST',
    signedIn: true,
    guarded: 'own-password',
    body: z.object({ password: secret }),
  },
  'two-factor/disable': {
    method: 'POST',
    signedIn: true,
    guarded: 'own-password',
    body: z.object({ password: secret }),
  },
  'two-factor/generate-backup-codes': {
    method: 'POST',
    signedIn: true,
    guarded: 'own-password',
    body: z.object({ password: secret }),
  },
  'passkey/generate-register-options': { method: 'GET', signedIn: true, confirmed: true },
  'passkey/verify-registration': { method: 'POST', signedIn: true, confirmed: true, body: credential },
  'passkey/list-user-passkeys': { method: 'GET', signedIn: true },
  'passkey/delete-passkey': { method: 'POST', signedIn: true, confirmed: true, body: z.object({ id: z.uuid() }) },
}
