import { Problem } from '../problem.ts'

const limit = 256 * 1024

/**
 * Reads a form of the portal, at most 256 KiB, whole, before anything else happens.
 * Kind to broken text: what PostgreSQL cannot store is replaced, and nobody's report is refused for it.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new Problem('not-a-form', 415)
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Problem('too-large', 413, { limit })
  return new URLSearchParams((await readWhole(request)).toString('utf8'))
}

/** Text as a person typed it, fit to be stored: no NUL, no half character, line ends as \n. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').trim()

/** Throws `broken-off` when the sender hung up: the normal case on a phone in a bad place, and no bug of ours. */
async function readWhole(request: Request): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    // With a length told and checked before, the body is read in one go: no stream has to be made.
    if (request.headers.has('content-length')) return Buffer.from(await request.arrayBuffer())
    for await (const part of request.body ?? []) {
      size += part.byteLength
      if (size > limit) break
      parts.push(part)
    }
  } catch {
    throw new Problem('broken-off', 400)
  }
  if (size > limit) throw new Problem('too-large', 413, { limit })
  return Buffer.concat(parts)
}
