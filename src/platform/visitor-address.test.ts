import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAddress, networkOf, readNetworks, type Proxies } from './visitor-address.ts'

const trusted = readNetworks('10.0.0.0/8, 2001:db8:1::/48,192.0.2.1')!

interface Said {
  readonly header?: Proxies['header']
  readonly believed?: Proxies['header']
}

function ask(socket: string | undefined, said?: string, { header = 'x-forwarded-for', believed = header }: Said = {}) {
  const request = new Request('http://x/', said === undefined ? {} : { headers: { [header]: said } })
  const env = socket === undefined ? undefined : { incoming: { socket: { remoteAddress: socket } } }
  return findAddress(request, env, { trusted, header: believed })
}

describe('the address of a visitor', () => {
  test.each([
    ['of a stranger at the socket, whatever she says', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['named by the proxy', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    [
      'the nearest that is no proxy; what stands left of it anybody may have written',
      '10.0.0.1',
      '1.1.1.1, 198.51.100.1, 10.9.9.9',
      '198.51.100.1',
    ],
    ['the furthest proxy, when all are', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['of the proxy, when it tells nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['of the last that can be read', '10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['without its port', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['of the sixth version', '2001:db8:1::7', '[2001:db8:2::1]:4711', '2001:db8:2::1'],
    ['in the form of its own version', '::ffff:10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
  ])('%s', (...[, socket, said, found]) => {
    expect(ask(socket, said)).toBe(found)
  })

  test.each([
    ['for=198.51.100.1;proto=https;by=10.0.0.1', '198.51.100.1'],
    ['for=1.1.1.1, For="[2001:db8:2::1]:4711";proto=http', '2001:db8:2::1'],
    ['for=198.51.100.1, for="10.0.0.2:80";by="a,b"', '198.51.100.1'],
    ['for=198.51.100.1, for=_hidden', '10.0.0.1'],
    ['for=198.51.100.1, proto=https', '10.0.0.1'],
    ['nonsense', '10.0.0.1'],
  ])('Forwarded: %s', (said, found) => {
    expect(ask('10.0.0.1', said, { header: 'forwarded' })).toBe(found)
  })

  test('a header that the proxy does not write is the word of a stranger', () => {
    expect(ask('10.0.0.1', 'for=198.51.100.1', { header: 'forwarded', believed: 'x-forwarded-for' })).toBe('10.0.0.1')
    expect(ask('10.0.0.1', '198.51.100.1', { believed: 'forwarded' })).toBe('10.0.0.1')
  })

  test('no socket, no address; no proxies named, no header', () => {
    expect(ask(undefined, '198.51.100.1')).toBeUndefined()
    const request = new Request('http://x/', { headers: { 'x-forwarded-for': '198.51.100.1' } })
    expect(findAddress(request, { incoming: { socket: { remoteAddress: '10.0.0.1' } } }, undefined)).toBe('10.0.0.1')
  })

  test('whatever a stranger writes before it, the word of the proxy stands', () => {
    const words = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).filter((text) => !/["\\]/.test(text))
    fc.assert(
      fc.property(words, (said) => {
        expect(ask('10.0.0.1', `${said}, 198.51.100.1`)).toBe('198.51.100.1')
        expect(ask('10.0.0.1', `${said}, for=198.51.100.1`, { header: 'forwarded' })).toBe('198.51.100.1')
      }),
    )
  })
})

test.each(['10.0.0.0/33', '10.0.0', 'proxy.example', '', '10.0.0.0/8/8', '::1/129', '10.0.0.0/', '10.0.0.0/-1'])(
  '"%s" is no list of networks',
  (text) => {
    expect(readNetworks(text)).toBeUndefined()
  },
)

test('one household holds the first half of an IPv6 address', () => {
  expect(networkOf('2001:db8::1:2:3:4')).toBe(networkOf('2001:DB8:0:0:ffff::1'))
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'))
  expect(networkOf('198.51.100.1')).toBe('198.51.100.1')
})
