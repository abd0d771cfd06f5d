import { Worker } from 'node:worker_threads'
import type { Sheet } from '../compose-sheet.ts'

export type Task =
  | { readonly kind: 'pdf'; readonly sheet: string; readonly at: number; readonly template?: string }
  | { readonly kind: 'picture'; readonly sheet: string; readonly template?: string }
  | { readonly kind: 'covers'; readonly texts: readonly string[] }

export type Answer =
  | { readonly kind: 'pdf'; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly kind: 'picture'; readonly picture: string; readonly pages: number }
  | { readonly kind: 'covers'; readonly covers: readonly boolean[] }

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

let worker: Worker | undefined
let last = 0
const waiting = new Map<number, Waiting>()

/** Sets letters in a thread of its own, started by the first letter; it keeps no program alive that wants to end. */
function open(): Worker {
  if (worker) return worker
  const started = new Worker(new URL('worker.ts', import.meta.url))
  started.unref()
  started.on('message', ({ id, answer, error }: { id: number; answer?: Answer; error?: string }) => {
    const asker = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) started.unref()
    if (answer) asker?.resolve(answer)
    else asker?.reject(new Error(error))
  })
  const ended = (error: Error) => {
    if (worker === started) worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  started.on('error', ended)
  started.on('exit', () => ended(new Error('the typesetter ended')))
  return (worker = started)
}

async function ask<K extends Task['kind']>(work: Task & { kind: K }): Promise<Answer & { kind: K }> {
  const thread = open()
  const id = ++last
  const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }))
  thread.ref()
  thread.postMessage({ id, work })
  return (await answer) as Answer & { kind: K }
}

export const setPdf = async (sheet: Sheet, at: Date) => {
  const set = await ask({ kind: 'pdf', sheet: JSON.stringify(sheet), at: Math.floor(at.getTime() / 1000) })
  return { pdf: Buffer.from(set.pdf), pages: set.pages }
}

export const drawPicture = (sheet: Sheet) => ask({ kind: 'picture', sheet: JSON.stringify(sheet) })

/** Which of these texts can be printed, character for character. */
export const canBePrinted = async (texts: readonly string[]) => (await ask({ kind: 'covers', texts })).covers

/** An empty page, set by the same thread: what a letter is measured against. */
export const setEmptyPage = (title: string) =>
  ask({ kind: 'pdf', sheet: '', at: 0, template: `#set document(title: "${title}")\n#page[ ]` })
