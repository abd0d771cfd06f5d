import { Problem } from './problem.ts'

const limit = 1024 * 1024
const deepest = 32

/** Reads a request's JSON body: at most 1 MiB, at most 32 levels, well-formed Unicode. Throws 400, 413 or 415. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new Problem('not-json', 415)
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Problem('too-large', 413, { limit })
  const bytes = await readAtMost(request.body, limit)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Problem('not-understood', 400, { issues: [{ code: 'malformed_json', path: '', message: 'not JSON' }] })
  }
  refuseHostile(value, deepest)
  return value
}

/** Reads a body, and stops with 413 as soon as it is larger than `most` bytes. */
export async function readAtMost(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > most) throw new Problem('too-large', 413, { limit: most })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** PostgreSQL stores no NUL and no lone surrogate; a pit of brackets is an attack. */
export function refuseHostile(value: unknown, left: number): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw hostile('broken_text')
  if (typeof value !== 'object' || value === null) return
  if (left === 0) throw hostile('too_deep')
  for (const [key, inner] of Object.entries(value)) {
    refuseHostile(key, left - 1)
    refuseHostile(inner, left - 1)
  }
}

const hostile = (code: string) => new Problem('not-understood', 400, { issues: [{ code, path: '', message: code }] })
