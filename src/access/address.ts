import { isIPv4, isIPv6 } from 'node:net'

/** What @hono/node-server hands over beside the request. A test may give the same shape. */
interface Socketed {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } }
}

/** Where a request came from, from the socket and never from a header that the sender can write. */
export function addressOf(env: unknown): string {
  const address = (env as Socketed | undefined)?.incoming?.socket?.remoteAddress ?? ''
  return address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address
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
