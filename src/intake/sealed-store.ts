import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DataStore, Upload } from '@tus/server'
import { getDataKey, openText, type DataKey } from '../platform/seal.ts'
import { inSystem } from '../platform/in-system.ts'
import { headSize, kindOf } from './file-kind.ts'
import { beginFile, endFile, pathOf, sealDigest } from './keep-file.ts'
import { createSealer, measureFrames, openFrames, writerOf } from './sealed-frames.ts'
import type { IntakeHost } from './visit.ts'

/** What tus answers with a status and a body of our choosing. */
const refusal = (status_code: number, body: string) => Object.assign(new Error(body), { status_code, body })

/** Keeps resumable uploads of one officer sealed from the first byte; the file itself says how far it got. */
export class SealedStore extends DataStore {
  readonly #host: IntakeHost
  readonly #officer: string

  constructor(host: IntakeHost, officer: string) {
    super()
    this.#host = host
    this.#officer = officer
    this.extensions = ['creation', 'termination']
  }

  override async create(upload: Upload): Promise<Upload> {
    const { id } = await beginFile(this.#host, {
      id: upload.id,
      report: this.#officer,
      name: upload.metadata?.['filename'] ?? '',
      size: upload.size ?? 0,
    })
    await (await open(pathOf(this.#host, id), 'wx', 0o600)).close()
    return new Upload({ id, size: upload.size ?? 0, offset: 0, metadata: upload.metadata ?? {} })
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, name } = await this.#find(id)
    const file = await open(pathOf(this.#host, id), 'r')
    try {
      const { plain } = await measureFrames(file)
      return new Upload({ id, size, offset: plain, metadata: { filename: name } })
    } finally {
      await file.close()
    }
  }

  /** Goes on where the last whole frame ended; what arrives before a connection breaks is kept. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const { key, size } = await this.#find(id)
    const file = await open(pathOf(this.#host, id), 'r+')
    try {
      const found = await measureFrames(file)
      if (found.plain !== offset) throw refusal(409, 'intake/wrong-offset')
      await file.truncate(found.sealed)
      const sealer = createSealer(key, found.frames)
      const writer = writerOf(file, found.sealed)
      let at = offset
      const judge = await this.#judge(file, { key, size, known: found.plain })
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          if (!(await judge(chunk))) return await this.#refuse(id)
          for (const frame of sealer.add(chunk)) await writer.put(frame)
          at += chunk.length
        }
      } finally {
        if (at < size) for (const frame of sealer.flush()) await writer.put(frame)
        await writer.flush()
      }
      if (at === size) await writer.put(sealer.end())
      await writer.flush()
      await file.datasync()
      if (at === size) await this.#finish(id)
      return at
    } finally {
      await file.close()
    }
  }

  override async remove(id: string): Promise<void> {
    await this.#find(id)
    await endFile(this.#host, id, { state: 'BrokenOff' })
  }

  /** Says of each part whether the file may go on: what it is, is known when its head is whole, however it was cut. */
  async #judge(file: FileHandle, { key, size, known }: { key: DataKey; size: number; known: number }) {
    let head =
      known < headSize
        ? Buffer.concat(known > 0 ? await Array.fromAsync(openFrames(file, key, { ended: false })) : [])
        : undefined
    return async (chunk: Buffer): Promise<boolean> => {
      if (!head) return true
      head = Buffer.concat([head, chunk])
      if (head.length < Math.min(headSize, size)) return true
      const kind = await kindOf(head.subarray(0, headSize))
      head = undefined
      return kind !== undefined
    }
  }

  async #refuse(id: string): Promise<never> {
    await endFile(this.#host, id, { state: 'RefusedType' })
    throw refusal(415, 'intake/refused-type')
  }

  /** Reads the whole back once: proves that it opens, and takes its fingerprint. */
  async #finish(id: string): Promise<void> {
    const { key, size } = await this.#find(id)
    const file = await open(pathOf(this.#host, id), 'r')
    const hash = createHash('sha256')
    let head = Buffer.alloc(0)
    try {
      for await (const part of openFrames(file, key)) {
        hash.update(part)
        if (head.length < headSize) head = Buffer.concat([head, part])
      }
    } finally {
      await file.close()
    }
    const type = await kindOf(head.subarray(0, headSize))
    const digest = sealDigest(key, hash.digest())
    await endFile(this.#host, id, { state: 'Whole', size, digest, ...(type && { type }) })
  }

  /** Only the officer who began an upload, and only until it belongs to a report. */
  async #find(id: string) {
    return inSystem(this.#host, async ({ db, vault }) => {
      const row = await db
        .selectFrom('intake.file')
        .select(['size', 'name'])
        .where('id', '=', id)
        .where('report', '=', this.#officer)
        .where('state', 'in', ['Arriving', 'Whole'])
        .executeTakeFirst()
      if (!row) throw refusal(404, 'intake/no-such-file')
      const key = await getDataKey(db, vault, id)
      return { size: Number(row.size), key, name: openText(key, 'name', row.name) }
    })
  }
}
