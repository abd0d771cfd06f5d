import { setTimeout as pause } from 'node:timers/promises'

/** A small, fast, seeded source of chance (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Fetch = (request: Request) => Promise<Response>

export interface Weather {
  /** Carries a request through the storm. */
  readonly carry: (request: Request, forward: Fetch) => Promise<Response>
  readonly count: Record<'lost' | 'unanswered' | 'doubled' | 'late' | 'cut' | 'hostile', number>
  calm: boolean
}

const kept = 64

/**
 * What lies between the nodes: requests that are lost, answers that are lost, copies, late ones that are overtaken, texts
 * that are cut off, and somebody who sends what he overheard again, changed in a byte, under another name, or not at all
 * like a message.
 */
export function stormyWeather(chance: () => number): Weather {
  const count = { lost: 0, unanswered: 0, doubled: 0, late: 0, cut: 0, hostile: 0 }
  const overheard: { url: string; body: Uint8Array<ArrayBuffer> }[] = []

  const again = ({ url }: Request, headers: Headers, body: Uint8Array<ArrayBuffer>) =>
    new Request(url, { method: 'POST', headers, body })

  async function harass(forward: Fetch): Promise<void> {
    const old = overheard[Math.floor(chance() * overheard.length)]
    if (!old) return
    count.hostile++
    const dice = chance()
    const answer = await forward(
      new Request(old.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: dice < 0.4 ? old.body : dice < 0.7 ? changed(old.body) : dice < 0.9 ? moved(old.body) : '{"suar":1}',
      }),
    )
    await answer.arrayBuffer()
  }

  function changed(body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const copy = Uint8Array.from(body)
    const at = Math.floor(chance() * copy.length)
    copy[at] = copy[at]! ^ 1
    return copy
  }

  const moved = (body: Uint8Array<ArrayBuffer>) =>
    JSON.stringify({ ...(JSON.parse(Buffer.from(body).toString()) as object), id: crypto.randomUUID() })

  const weather: Weather = {
    count,
    calm: false,
    async carry(request, forward) {
      const isInbox = request.url.endsWith('/inbox')
      if (weather.calm || request.method !== 'POST') return forward(request)
      const dice = chance()
      const body = new Uint8Array(await request.arrayBuffer())
      const { headers } = request
      if (isInbox && chance() < 0.2)
        overheard[Math.min(overheard.length, Math.floor(chance() * kept))] = { url: request.url, body }
      if (dice < 0.02) {
        count.lost++
        throw new Error('lost')
      }
      if (dice < 0.03) {
        count.cut++
        return forward(again(request, headers, body.subarray(0, Math.floor(chance() * body.length))))
      }
      if (dice < 0.06) {
        count.late++
        await pause(chance() * 30)
      }
      if (dice < 0.09) {
        count.doubled++
        const [, second] = await Promise.all([
          forward(again(request, headers, body)).then((answer) => answer.arrayBuffer()),
          forward(again(request, headers, body)),
        ])
        return second
      }
      if (dice < 0.13) await harass(forward)
      const answer = await forward(again(request, headers, body))
      if (dice < 0.15) {
        count.unanswered++
        await answer.arrayBuffer()
        throw new Error('the line broke')
      }
      return answer
    },
  }
  return weather
}
