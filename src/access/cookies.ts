import { createHash } from 'node:crypto'
import { parse, parseSigned } from 'hono/utils/cookie'
import type { Host } from '../platform/http.ts'

type Site = Pick<Host<never>, 'state' | 'origin' | 'vault'>

/** Signs cookies and encrypts authenticator secrets. Derived from the node's key: a stolen database alone opens nothing. */
export const secretOf = ({ vault }: Pick<Site, 'vault'>): string =>
  vault.mark('access/sign-in-secret', '').toString('hex')

/** Several states may share one host name (the demo region), and cookies know no ports: each state has its own. */
export const cookiePrefix = ({ state }: Pick<Site, 'state'>): string => `suar-${state.toLowerCase()}`

export const isSecure = ({ origin }: Pick<Site, 'origin'>): boolean => origin.startsWith('https:')

/** The full name of one of our cookies, as better-auth spells it. */
export const cookieName = (site: Pick<Site, 'state' | 'origin'>, name: string): string =>
  `${isSecure(site) ? '__Secure-' : ''}${cookiePrefix(site)}.${name}`

/** The value of a cookie that we signed, or undefined when it is missing or was tampered with. */
export async function readSigned(site: Site, request: Request, name: string): Promise<string | undefined> {
  const full = cookieName(site, name)
  const header = request.headers.get('cookie')
  if (!header) return undefined
  const value = (await parseSigned(header, secretOf(site), full))[full]
  return value === false ? undefined : value
}

export const readPlain = (request: Request, name: string): string | undefined =>
  parse(request.headers.get('cookie') ?? '', name)[name]

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
