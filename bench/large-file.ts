import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'

const block = randomBytes(1 << 20)
const first = Buffer.concat([Buffer.from('%PDF-1.7\n'), block.subarray(9)])

/** A synthetic document of any size, from a place in it on; nothing of it is held but one megabyte. */
function* bytesOf(size: number, from = 0): Generator<Buffer> {
  for (let at = from; at < size;) {
    const inBlock = at % block.length
    const part = (at < block.length ? first : block).subarray(inBlock, inBlock + Math.min(256 * 1024, size - at))
    yield part
    at += part.length
  }
}

export function digestOf(size: number): string {
  const hash = createHash('sha256')
  for (const part of bytesOf(size)) hash.update(part)
  return hash.digest('hex')
}

interface Sending {
  readonly port: number
  readonly method: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly size?: number
  readonly from?: number
  /** Where the sender's line breaks. */
  readonly until?: number
  readonly before?: string
  readonly after?: string
}

/** Sends a part of the document as its answer's reader keeps up; undefined where the line broke. */
export async function sendTo(given: Sending): Promise<IncomingMessage | undefined> {
  const { port, method, path, headers = {}, size = 0, from = 0, until = size, before = '', after = '' } = given
  const length = String(before.length + size - from + after.length)
  const asked = request({ port, method, path, headers: { ...headers, 'content-length': length }, agent: false })
  const answered = new Promise<IncomingMessage | undefined>((resolve) => {
    asked.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response)).on('error', () => resolve(undefined))
    })
    asked.on('error', () => resolve(undefined))
  })
  let broken = false
  void answered.then((answer) => (broken = answer === undefined))
  let goOn: () => void = () => undefined
  asked.on('drain', () => goOn()).on('close', () => goOn())
  const put = (part: string | Buffer) => asked.write(part) || new Promise<void>((drained) => (goOn = drained))
  if (before) await put(before)
  for (const part of bytesOf(until, from)) {
    if (broken) return undefined
    await put(part)
  }
  if (until < size) {
    asked.destroy()
    return undefined
  }
  if (after) await put(after)
  asked.end()
  return answered
}

/** Watches how much memory a process holds, in MB (Linux). */
export function watchMemory(pid: number) {
  const now = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  const before = now()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, now())), 50)
  return {
    stop: () => {
      clearInterval(timer)
      return { before, most }
    },
  }
}
