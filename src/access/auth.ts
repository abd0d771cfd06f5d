import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { CamelCasePlugin } from 'kysely'
import type { Host } from '../platform/http.ts'
import { cookiePrefix, isSecure, secretOf } from './cookies.ts'
import { longestPassword, sessionLimits, shortestPassword } from './limits.ts'
import { hashPassword, verifyPassword } from './password.ts'
import type { AccessTables } from './tables.ts'

/** The header in which we, and nobody else, tell better-auth where a request comes from. */
export const addressHeader = 'x-suar-address'

export type Auth = ReturnType<typeof createAuth>

/** better-auth on the tables of 0002_access.sql, as the node itself. It is reached through auth-routes.ts only. */
export function createAuth(host: Host<AccessTables>) {
  const camel = new CamelCasePlugin({ maintainNestedObjectKeys: true })
  return betterAuth({
    appName: `Suar ${host.state}`,
    baseURL: host.origin,
    basePath: '/api/auth',
    secret: secretOf(host),
    database: { db: host.system.kysely.withPlugin(camel).withSchema('access'), type: 'postgres', transaction: true },
    user: { modelName: 'officer' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      expiresIn: sessionLimits(host).longest / 1000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      freshAge: sessionLimits(host).longest / 1000,
    },
    plugins: [
      // Our own delay (attempts.ts) stands before it; a lock on the account would lock out its owner too.
      twoFactor({ issuer: `Suar ${host.state}`, accountLockout: { enabled: false } }),
      passkeys(host),
    ],
    advanced: advanced(host),
    trustedOrigins: [host.origin],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

const advanced = (host: Host<AccessTables>) => ({
  cookiePrefix: cookiePrefix(host),
  useSecureCookies: isSecure(host),
  defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' as const, path: '/api', secure: isSecure(host) },
  disableOriginCheck: false,
  disableCSRFCheck: false,
  ipAddress: { ipAddressHeaders: [addressHeader] },
  database: { generateId: () => host.newId() },
})

const passkeys = (host: Host<AccessTables>) =>
  passkey({
    rpID: new URL(host.origin).hostname,
    rpName: `Suar ${host.state}`,
    origin: host.origin,
    // A passkey stands for both factors only when the authenticator itself asked for a PIN or a finger.
    authentication: {
      afterVerification: ({ verification }) => {
        if (!verification.authenticationInfo.userVerified)
          throw new APIError('UNAUTHORIZED', { code: 'PASSKEY_WITHOUT_USER_VERIFICATION' })
      },
    },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    schema: { passkey: { fields: { credentialID: 'credentialId' } } },
  })
