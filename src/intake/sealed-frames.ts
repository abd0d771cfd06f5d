import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { freshBytes } from '../platform/fresh-bytes.ts'
import type { DataKey } from '../platform/seal.ts'

// A sealed file is a row of frames: length (4 bytes) · nonce (12) · AES-256-GCM ciphertext · tag (16).
// File, place and "last" are bound in, so that no frame can be moved, dropped or added, nor the end cut off.
const frameSize = 64 * 1024
const head = 4 + 12
const tag = 16

const boundTo = (id: string, index: number, last: boolean) => Buffer.from(`${id}|${index}|${last ? 'last' : ''}`)

/** One frame, in the pieces of which it is made: nothing of it is copied on its way to the disk. */
type Frame = readonly Buffer[]

interface Plain {
  readonly parts: readonly Uint8Array[]
  readonly size: number
  readonly last: boolean
}

function sealFrame({ id, key }: DataKey, index: number, { parts, size, last }: Plain): Frame {
  const start = Buffer.alloc(head)
  start.writeUInt32BE(size)
  const nonce = freshBytes(12)
  start.set(nonce, 4)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(id, index, last))
  return [start, ...parts.map((part) => cipher.update(part)), cipher.final(), cipher.getAuthTag()]
}

/** Seals a stream frame by frame as it comes; holds one frame at a time, whatever the size of the file. */
export function createSealer(key: DataKey, firstFrame = 0) {
  let index = firstFrame
  let waiting: Uint8Array[] = []
  let size = 0
  const seal = (last: boolean) => {
    const frame = sealFrame(key, index++, { parts: waiting, size, last })
    waiting = []
    size = 0
    return frame
  }
  return {
    /** The frames that `chunk` fills. */
    add(chunk: Uint8Array): Frame[] {
      const frames: Frame[] = []
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + frameSize - size)
        waiting.push(part)
        size += part.length
        at += part.length
        if (size === frameSize) frames.push(seal(false))
      }
      return frames
    },
    /** What is left, so that nothing received is lost when a connection breaks. */
    flush: (): Frame[] => (size > 0 ? [seal(false)] : []),
    /** What is left, and the mark that the file is whole. */
    end: (): Frame => seal(true),
  }
}

interface Piece {
  readonly from?: number
  readonly to?: number
  /** False for what has come so far of a file that still arrives. */
  readonly ended?: boolean
}

/**
 * Opens a sealed file part by part, or the bytes `from` to before `to` of it. Throws when a frame was altered, moved or
 * is missing. Frames before the piece are stepped over unread: one may be short where an upload once broke off.
 */
export async function* openFrames(
  file: FileHandle,
  key: DataKey,
  { from = 0, to = Number.POSITIVE_INFINITY, ended = true }: Piece = {},
): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  let at = 0
  let plain = 0
  let last = false
  const ahead = readerOf(file)
  for (let index = 0; !last && plain < to; index++) {
    const start = Buffer.from(plain + frameSize > from ? await ahead(at, head) : await readAt(file, at, head))
    const length = start.readUInt32BE()
    const next = at + head + length + tag
    last = next === size
    if (plain + length > from || last) {
      const body = await ahead(at + head, length + tag)
      const opened = openFrame(key, { nonce: start.subarray(4), body, bound: boundTo(key.id, index, last && ended) })
      yield opened.subarray(Math.max(0, from - plain), Math.min(length, to - plain))
    }
    plain += length
    at = next
  }
}

function openFrame(
  { key }: DataKey,
  { nonce, body, bound }: { nonce: Uint8Array; body: Buffer; bound: Buffer },
): Buffer {
  const length = body.length - tag
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(bound).setAuthTag(body.subarray(length))
  const opened = decipher.update(body.subarray(0, length))
  decipher.final() // throws when it was altered; it adds nothing
  return opened
}

const gathered = 512 * 1024

/** Reads half a megabyte at once and hands out pieces of it, each until the next is asked for. */
function readerOf(file: FileHandle): (position: number, length: number) => Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(gathered)
  let [held, from] = [buffer.subarray(0, 0), 0]
  return async (position, length) => {
    if (position < from || position + length > from + held.length) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
      if (bytesRead < length) throw new Error('a sealed file ends too early')
      ;[held, from] = [buffer.subarray(0, bytesRead), position]
    }
    return held.subarray(position - from, position - from + length)
  }
}

/** Writes frames half a megabyte at once, while the next are sealed already. */
export function writerOf(file: FileHandle, position = 0) {
  let waiting: Buffer[] = []
  let size = 0
  let at = position
  let writing: Promise<void> = Promise.resolve()
  const write = async (frames: Buffer[], { to, length }: { to: number; length: number }) => {
    const { bytesWritten } = await file.writev(frames, to)
    if (bytesWritten < length) throw new Error('the disk took only a part')
  }
  const begin = () => {
    writing = write(waiting, { to: at, length: size })
    writing.catch(() => undefined) // told to whoever waits for it
    at += size
    ;[waiting, size] = [[], 0]
  }
  return {
    async put(frame: Frame) {
      waiting.push(...frame)
      for (const { length } of frame) size += length
      if (size < gathered) return
      await writing
      begin()
    },
    /** All that was put is written when it returns. */
    async flush() {
      await writing
      if (size > 0) begin()
      await writing
    },
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead < length) throw new Error('a sealed file ends too early')
  return buffer
}

/** How far a sealed file got: whole frames, the plain bytes in them, and where they end. */
export async function measureFrames(file: FileHandle): Promise<{ frames: number; plain: number; sealed: number }> {
  const { size } = await file.stat()
  const found = { frames: 0, plain: 0, sealed: 0 }
  while (found.sealed + head <= size) {
    const length = (await readAt(file, found.sealed, 4)).readUInt32BE()
    const next = found.sealed + head + length + tag
    if (next > size) break
    found.frames++
    found.plain += length
    found.sealed = next
  }
  return found
}
