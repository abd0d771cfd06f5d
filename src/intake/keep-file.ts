import { createHash } from 'node:crypto'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { inSystem } from '../platform/in-system.ts'
import { cleanText } from '../platform/portal/read-form.ts'
import { createDataKey, sealBytes, sealText, type DataKey } from '../platform/seal.ts'
import type { FileState } from './contract.ts'
import { headSize, kindOf } from './file-kind.ts'
import { createSealer, writerOf } from './sealed-frames.ts'
import type { IntakeHost } from './visit.ts'

/** A file as it comes in. `tooLarge` says after the last byte whether the limit cut it. */
export interface IncomingFile {
  readonly report: string
  readonly name: string
  readonly stream: AsyncIterable<Uint8Array>
  readonly tooLarge: () => boolean
}

export const pathOf = ({ folder }: Pick<IntakeHost, 'folder'>, id: string): string =>
  join(folder, 'files', id.slice(-2), id)

/** What a file was when it came, for whoever holds its key. */
export const sealDigest = (key: DataKey, sha256: Buffer): Buffer => sealBytes(key, 'sha256', sha256)

/** Makes the row and the key of a file that begins to arrive. */
export async function beginFile(
  host: IntakeHost,
  { id = host.newId(), report, name, size = 0 }: { id?: string; report: string; name: string; size?: number },
): Promise<DataKey> {
  await mkdir(join(host.folder, 'files', id.slice(-2)), { recursive: true, mode: 0o700 })
  return inSystem(host, async ({ db, vault, now }) => {
    const key = await createDataKey(db, vault, id)
    const shown = cleanText(name).slice(-120).toWellFormed() || 'file'
    await db
      .insertInto('intake.file')
      .values({
        id,
        report,
        message: null,
        at: now,
        state: 'Arriving',
        type: null,
        size: String(size),
        sha256: null,
        name: sealText(key, 'name', shown),
      })
      .execute()
    return key
  })
}

/** Writes down what became of a file; the bytes of one that is not whole are thrown away, its name is kept. */
export async function endFile(
  host: IntakeHost,
  id: string,
  outcome: { state: FileState; type?: string; size?: number; digest?: Buffer },
): Promise<void> {
  const { state, type = null, size = 0, digest = null } = outcome
  if (state !== 'Whole') await rm(pathOf(host, id), { force: true })
  await host.system.pool.query('update intake.file set state = $2, type = $3, size = $4, sha256 = $5 where id = $1', [
    id,
    state,
    type,
    size,
    digest,
  ])
}

/** Writes down a file that was not even begun, so that it can be named. */
export async function nameFile(
  host: IntakeHost,
  { report, name, state }: { report: string; name: string; state: FileState },
): Promise<{ id: string; state: FileState }> {
  const { id } = await beginFile(host, { report, name })
  await endFile(host, id, { state })
  return { id, state }
}

/** Seals a file as it streams in, in flat memory, and says what became of it. Never throws for what the sender did. */
export async function keepFile(host: IntakeHost, incoming: IncomingFile): Promise<{ id: string; state: FileState }> {
  const key = await beginFile(host, incoming)
  const file = await open(pathOf(host, key.id), 'wx', 0o600)
  let state: FileState
  try {
    state = await drain(host, incoming, { file, key })
  } catch (error) {
    host.log('file-broken-off', { file: key.id, error: error instanceof Error ? error.name : 'unknown' })
    state = 'BrokenOff'
    await endFile(host, key.id, { state })
  } finally {
    await file.close()
  }
  return { id: key.id, state }
}

async function drain(
  host: IntakeHost,
  { stream, tooLarge }: IncomingFile,
  { file, key }: { file: FileHandle; key: DataKey },
): Promise<FileState> {
  const sealer = createSealer(key)
  const writer = writerOf(file)
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let type: string | undefined = 'unknown'
  let size = 0
  for await (const chunk of stream) {
    if (type === undefined) continue // refused: the rest is let pass unread, so that the sender can read our answer
    if (type === 'unknown') {
      head = Buffer.concat([head, chunk])
      if (head.length >= headSize) type = await kindOf(head.subarray(0, headSize))
      if (type === undefined) continue
    }
    size += chunk.length
    hash.update(chunk)
    for (const frame of sealer.add(chunk)) await writer.put(frame)
  }
  if (type === 'unknown') type = await kindOf(head)
  if (type === undefined) return said('RefusedType')
  if (tooLarge()) return said('TooLarge')
  await writer.put(sealer.end())
  await writer.flush()
  await file.datasync()
  const digest = sealDigest(key, hash.digest())
  await endFile(host, key.id, { state: 'Whole', type, size, digest })
  return 'Whole'

  async function said(state: FileState): Promise<FileState> {
    await endFile(host, key.id, { state })
    return state
  }
}

/** Throws away the files of a draft that will never be sent, or one of them. */
export async function dropFiles(host: IntakeHost, report: string, only?: string): Promise<void> {
  const { rows } = await host.system.pool.query<{ id: string }>(
    `select id from intake.file where report = $1 and ($2::uuid is null or id = $2)
       and not exists (select from intake.report where id = $1)`,
    [report, only ?? null],
  )
  await removeFiles(
    host,
    rows.map(({ id }) => id),
  )
}

/** Destroys the keys, the rows and the bytes. */
export async function removeFiles(host: IntakeHost, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await host.system.pool.query(
    `with gone as (delete from intake.file where id = any($1) returning id)
     delete from platform.data_key where id in (select id from gone)`,
    [ids],
  )
  for (const id of ids) await rm(pathOf(host, id), { force: true })
}
