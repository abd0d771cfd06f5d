import { Problem } from '../platform/problem.ts'
import { shortestPassword } from './limits.ts'

export const noSuchInvitation = () => new Problem('access/no-such-invitation', 404)
export const noSuchOfficer = () => new Problem('access/no-such-officer', 404)
export const noSuchPost = () => new Problem('access/no-such-post', 404)
export const emailTaken = () => new Problem('access/email-taken', 409)
export const titleTaken = () => new Problem('access/title-taken', 409)
export const nameTaken = () => new Problem('access/name-taken', 409)
export const notForYourself = () => new Problem('access/not-for-yourself', 409)
export const lastAdministrator = () => new Problem('access/last-administrator', 409)
export const weakPassword = (shortest = shortestPassword) => new Problem('access/weak-password', 400, { shortest })
export const noSuchDevice = () => new Problem('access/no-such-device', 404)
export const noSuchClaim = () => new Problem('access/no-such-claim', 404)
export const noSuchConflict = () => new Problem('access/no-such-conflict', 404)

/** What better-auth says, in our words; what is not listed here is just refused. */
const said: Readonly<Record<string, (status: number) => Problem>> = {
  INVALID_EMAIL_OR_PASSWORD: (status) => new Problem('access/invalid-email-or-password', status),
  INVALID_PASSWORD: (status) => new Problem('access/invalid-password', status),
  INVALID_CODE: (status) => new Problem('access/invalid-code', status),
  INVALID_BACKUP_CODE: (status) => new Problem('access/invalid-code', status),
  INVALID_TWO_FACTOR_COOKIE: (status) => new Problem('access/start-again', status),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: (status) => new Problem('access/start-again', status),
  TOTP_ALREADY_ENABLED: (status) => new Problem('access/already-enrolled', status),
  PASSWORD_TOO_SHORT: () => weakPassword(shortestPassword),
  PASSKEY_NOT_FOUND: (status) => new Problem('access/passkey-unknown', status),
  AUTHENTICATION_FAILED: (status) => new Problem('access/passkey-unknown', status),
  CHALLENGE_NOT_FOUND: (status) => new Problem('access/start-again', status),
  PASSKEY_WITHOUT_USER_VERIFICATION: (status) => new Problem('access/passkey-without-pin', status),
  FAILED_TO_VERIFY_REGISTRATION: (status) => new Problem('access/passkey-not-added', status),
}

export const inOurWords = (code: unknown, status: number): Problem =>
  said[String(code)]?.(status) ?? new Problem('access/refused', status)
