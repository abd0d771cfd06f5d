import { connect, type Socket } from 'node:net'

export interface Load {
  /** Answers in a second. */
  readonly rate: number
  readonly p99: number
  readonly failed: number
}

/** Keeps `connections` sockets busy with requests for so many milliseconds; counts whole answers of status 200. */
export async function load(
  port: number,
  connections: number,
  work: { request: () => Buffer; forMs: number },
): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const start = performance.now()
  const end = start + work.forMs
  const one = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const answers = readAnswers(socket)
    while (performance.now() < end) {
      const sent = performance.now()
      socket.write(work.request())
      const { value: status } = await answers.next()
      if (status === 200) times.push(performance.now() - sent)
      else failed++
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, one))
  times.sort((a, b) => a - b)
  const seconds = (performance.now() - start) / 1000
  return { rate: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN, failed }
}

/** The status of each HTTP/1.1 answer with a content-length, in order. */
async function* readAnswers(socket: Socket): AsyncGenerator<number, number> {
  let bytes: Buffer = Buffer.alloc(0)
  for await (const part of socket as AsyncIterable<Buffer>) {
    bytes = bytes.length === 0 ? part : Buffer.concat([bytes, part])
    for (;;) {
      const head = bytes.indexOf('\r\n\r\n')
      if (head < 0) break
      const text = bytes.toString('latin1', 0, head)
      const size = head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (bytes.length < size) break
      bytes = bytes.subarray(size)
      yield Number(text.slice(9, 12))
    }
  }
  return 0
}
