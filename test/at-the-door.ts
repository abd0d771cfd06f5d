import { once } from 'node:events'
import { request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll } from 'vitest'
import type { useNode } from './node.ts'

/** Opens a real socket before a node of a test; gives the port. */
export function useSocket(node: ReturnType<typeof useNode>): { readonly port: number } {
  let server: ReturnType<typeof serve>
  const door = { port: 0 }
  beforeAll(async () => {
    server = serve({ fetch: node.fetch, port: 0, hostname: '127.0.0.1' })
    if (!server.listening) await once(server, 'listening')
    door.port = (server.address() as AddressInfo).port
  })
  afterAll(() => void server.close())
  return door
}

/** The portal of a test node for a browser, over plain HTTP. */
export function usePortal(node: ReturnType<typeof useNode>): { readonly base: string } {
  const door = useSocket(node)
  beforeAll(() => void Object.assign(node.host, { origin: 'http://localhost', synthetic: true }))
  return {
    get base() {
      return `http://localhost:${door.port}`
    },
  }
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: AsyncIterable<Uint8Array>
  /** Hangs up after the last byte of the body, without an end. */
  readonly hangUp?: boolean
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Sends one request over a socket, byte by byte as its body comes; undefined when we hung up. */
export async function send(
  { port }: { port: number },
  { method, path, headers = {}, body, hangUp = false }: Asked,
): Promise<Answer | undefined> {
  const asking = request({ host: '127.0.0.1', port, method, path, headers })
  const answered = once(asking, 'response')
  answered.catch(() => undefined)
  for await (const part of body ?? []) if (!asking.write(part)) await once(asking, 'drain')
  if (hangUp) {
    await pause(200) // what was written has arrived by then
    asking.destroy()
    return undefined
  }
  asking.end()
  const [answer] = (await answered) as [AsyncIterable<Buffer> & { statusCode: number; headers: IncomingHttpHeaders }]
  const parts = []
  for await (const part of answer) parts.push(part)
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }
}

/** A browser on the portal over the same socket, with one cookie. */
export function reporterAt(door: { port: number }) {
  let cookie = ''
  const ask = async (asked: Asked) => {
    const answer = await send(door, { ...asked, headers: { cookie, ...asked.headers } })
    const set = answer?.headers['set-cookie']?.[0]
    if (set) cookie = set.split(';')[0]!
    return answer
  }
  const get = async (path: string) => (await ask({ method: 'GET', path }))!.body
  return {
    get,
    write: (slug: string, form: Record<string, string>) =>
      ask({
        method: 'POST',
        path: `/id/tulis/${slug}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: whole(Buffer.from(new URLSearchParams(form).toString())),
      }),
    /** Gives the page that followed. */
    async attach(files: readonly [name: string, bytes: AsyncIterable<Uint8Array>][], hangUp = false) {
      const headers = { 'content-type': 'multipart/form-data; boundary=x' }
      const path = '/id/tulis/lampiran'
      const answer = await ask({ method: 'POST', path, headers, body: multipart(files, hangUp), hangUp })
      return answer?.status === 303 ? get(answer.headers.location!) : (answer?.body ?? '')
    },
  }
}

async function* multipart(files: readonly [string, AsyncIterable<Uint8Array>][], open: boolean) {
  for (const [name, bytes] of files) {
    yield Buffer.from(`--x\r\ncontent-disposition: form-data; name="f"; filename="${name}"\r\n\r\n`)
    yield* bytes
    if (!open) yield Buffer.from('\r\n')
  }
  if (!open) yield Buffer.from('--x--\r\n')
}

export async function* whole(bytes: Uint8Array) {
  yield bytes
}

const megabyte = 1024 * 1024

/** So many megabytes that begin as a film does. */
export async function* film(megabytes: number) {
  const first = Buffer.alloc(megabyte)
  first.set(Buffer.from('0000001866747970697336d6', 'hex'))
  first.write('ftypisom', 4, 'latin1')
  yield first
  const rest = Buffer.alloc(megabyte, 5)
  for (let n = 1; n < megabytes; n++) yield rest
}
