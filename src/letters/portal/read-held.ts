import { createHash } from 'node:crypto'
import { Problem } from '../../platform/problem.ts'
import { cleanText } from '../../platform/portal/read-form.ts'
import { readWhen } from '../../platform/portal/read-when.ts'
import type { Held } from '../check-letter.ts'

/** A letter is some fifty kilobytes; one with every field full is a few hundred. */
const limit = 4 * 1024 * 1024

/** Reads the form of the page: a code, and a file or what is printed beside the code. Nothing of it is kept. */
export async function readHeld(request: Request): Promise<Held> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) throw new Problem('not-a-form', 415)
  const body = await readWhole(request)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Problem('not-a-form', 400)
  })
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? cleanText(value).slice(0, 60) : ''
  }
  const file = form.get('berkas')
  const digest =
    file instanceof File && file.size > 0
      ? createHash('sha256')
          .update(new Uint8Array(await file.arrayBuffer()))
          .digest()
      : undefined
  const number = text('nomor')
  // As people write it, in Buddhist years too; what cannot be read is compared as it stands.
  const dated = readWhen(text('tanggal')) ?? text('tanggal')
  return { code: text('kode'), ...(number && { number }), ...(dated && { dated }), ...(digest && { digest }) }
}

async function readWhole(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Problem('too-large', 413, { limit })
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength
      if (size > limit) break
      parts.push(part)
    }
  } catch {
    throw new Problem('broken-off', 400)
  }
  if (size > limit) throw new Problem('too-large', 413, { limit })
  return Uint8Array.from(Buffer.concat(parts))
}
