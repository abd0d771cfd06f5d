import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** Who stands in front of the node and is believed when she says for whom she asks. */
export interface Proxies {
  readonly trusted: BlockList
  /** The one header that the proxies write themselves. Any other would be the sender's own words. */
  readonly header: 'x-forwarded-for' | 'forwarded'
}

/** What @hono/node-server hands over beside the request, and the address that the node found. A test may give the same. */
interface Asked {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } }
  readonly address?: string
}

/** Where a request came from, as found once at the door of the node; undefined when it came over no socket. */
export const addressOf = (env: unknown): string | undefined => (env as Asked | undefined)?.address

/**
 * Finds where a request came from: the socket, or, when a trusted proxy holds the other end, the nearest address in
 * its header, read from the right, that is no trusted proxy. What stands further left was written by a stranger.
 */
export function findAddress(request: Request, env: unknown, proxies: Proxies | undefined): string | undefined {
  const socket = (env as Asked | undefined)?.incoming?.socket?.remoteAddress
  if (socket === undefined) return undefined
  let found = plain(socket)
  if (!proxies) return found
  const said = request.headers.get(proxies.header)
  const hops = said === null ? [] : proxies.header === 'forwarded' ? forwardedIn(said) : said.split(',')
  while (hops.length > 0 && isTrusted(proxies.trusted, found)) {
    const next = withoutPort(hops.pop()!.trim())
    if (isIP(next) === 0) break
    found = plain(next)
  }
  return found
}

/** Networks in CIDR form or single addresses, parted by commas; undefined when one of them is neither. */
export function readNetworks(text: string): BlockList | undefined {
  const list = new BlockList()
  for (const entry of text.split(',').map((each) => each.trim())) {
    const [address = '', bits, more] = entry.split('/')
    const [family, widest] = isIPv6(address) ? (['ipv6', 128] as const) : (['ipv4', 32] as const)
    const width = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
    if (isIP(address) === 0 || more !== undefined || width < 0 || width > widest) return undefined
    list.addSubnet(address, width, family)
  }
  return list
}

/** One household or office: a whole IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address || 'unknown'
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const gap = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...gap, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

const isTrusted = (list: BlockList, address: string) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

const plain = (address: string) =>
  address.toLowerCase().startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address

/** `192.0.2.1:4711` and `[2001:db8::1]:4711` name a port too. */
const withoutPort = (hop: string) =>
  /^\[([^\]]*)\]/.exec(hop)?.[1] ?? (/^[^:]+:\d+$/.test(hop) ? hop.split(':')[0]! : hop)

/** The `for` of each hop (RFC 7239 §4); a hop that tells none, or hides it, ends the trust. */
const forwardedIn = (header: string): string[] =>
  (header.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? []).map(
    (hop) => /(?:^|;)\s*for=("?)([^";]*)\1/i.exec(hop.trim())?.[2] ?? '',
  )
