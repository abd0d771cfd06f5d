import { useEffect, useRef, useState } from 'react'
import { Upload, type DetailedError } from 'tus-js-client'
import { FileId } from '../contract.ts'

const endpoint = '/api/intake/upload'
const largest = 2 * 1024 * 1024 * 1024

/** A file on its way, there, or refused. */
export interface Uploading {
  readonly key: number
  readonly name: string
  readonly size: number
  readonly sent: number
  readonly state: 'going' | 'paused' | 'broken' | 'refused' | 'too-large' | 'whole'
  /** Known as soon as the node has begun to keep it. */
  readonly id?: FileId
}

export interface Uploads {
  readonly files: readonly Uploading[]
  /** Begins a file, or goes on with one that the node keeps a part of. */
  readonly add: (file: File, begun?: FileId) => void
  /** Takes one that came whole before this page was opened. */
  readonly adopt: (file: Pick<Uploading, 'name' | 'size'> & { id: FileId }) => void
  readonly pause: (key: number) => void
  readonly goOn: (key: number) => void
  readonly drop: (key: number) => void
  readonly clear: () => void
}

/** Throws away what the node keeps of a file that belongs to no report yet. */
export const discard = (id: FileId): Promise<void> => Upload.terminate(`${endpoint}/${id}`)

/**
 * Files to 2 GB that go on where they broke off. Nothing is noted in the browser: the node knows what an officer began,
 * so an upload outlives a reload, a lost connection and the device. `whole` is called for each that has come.
 */
export function useUploads(whole?: (id: FileId) => void): Uploads {
  const { files, put, set, drop, clear } = useRows()
  const { running, tell } = useRunning(whole)
  return {
    files,
    add: (file, begun) => {
      const { name, size } = file
      const state = stateAtFirst(size)
      const key = put({ name, size, sent: 0, state, ...(begun && { id: begun }) })
      if (state !== 'going') return
      const upload = uploadOf(file, begun, { set: (part) => set(key, part), whole: (id) => tell.current?.(id) })
      running.current.set(key, upload)
      upload.start()
    },
    adopt: ({ id, name, size }) => {
      put({ id, name, size, sent: size, state: 'whole' })
      tell.current?.(id)
    },
    pause: (key) => {
      void running.current.get(key)?.abort()
      set(key, { state: 'paused' })
    },
    goOn: (key) => {
      set(key, { state: 'going' })
      running.current.get(key)?.start()
    },
    drop: (key) => {
      const upload = running.current.get(key)
      void upload?.abort(upload.url !== null).catch(() => undefined)
      running.current.delete(key)
      drop(key)
    },
    clear: () => {
      for (const upload of running.current.values()) void upload.abort()
      running.current.clear()
      clear()
    },
  }
}

/** What runs stops with the page; what it has sent stays at the node. */
function useRunning(whole: ((id: FileId) => void) | undefined) {
  const running = useRef(new Map<number, Upload>())
  const tell = useRef(whole)
  useEffect(() => {
    tell.current = whole
  }, [whole])
  useEffect(() => {
    const left = running.current
    return () => left.forEach((upload) => void upload.abort())
  }, [])
  return { running, tell }
}

function useRows() {
  const [files, setFiles] = useState<readonly Uploading[]>([])
  const last = useRef(0)
  return {
    files,
    put: (file: Omit<Uploading, 'key'>): number => {
      last.current += 1
      const key = last.current
      setFiles((all) => [...all, { key, ...file }])
      return key
    },
    set: (key: number, part: Partial<Uploading>) =>
      setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each))),
    drop: (key: number) => setFiles((all) => all.filter((each) => each.key !== key)),
    clear: () => setFiles([]),
  }
}

const stateAtFirst = (size: number) => (size > largest ? 'too-large' : size === 0 ? 'refused' : 'going')

interface Heard {
  readonly set: (part: Partial<Uploading>) => void
  readonly whole: (id: FileId) => void
}

function uploadOf(file: File, begun: FileId | undefined, { set, whole }: Heard): Upload {
  const idOf = () => FileId.parse(upload.url?.split('/').at(-1))
  const upload: Upload = new Upload(file, {
    ...optionsOf(file, begun),
    onUploadUrlAvailable: () => set({ id: idOf() }),
    onProgress: (sent) => set({ sent }),
    onError: (error) => set({ state: faultOf(error) }),
    onSuccess: () => {
      set({ state: 'whole', sent: file.size, id: idOf() })
      whole(idOf())
    },
  })
  return upload
}

const optionsOf = ({ name }: File, begun: FileId | undefined) => ({
  endpoint,
  ...(begun && { uploadUrl: `${endpoint}/${begun}` }),
  retryDelays: [0, 1000, 3000, 10_000, 30_000],
  chunkSize: 16 * 1024 * 1024,
  storeFingerprintForResuming: false,
  metadata: { filename: name },
})

/** What the node answered, where it answered at all; all else can be tried again from where it stopped. */
function faultOf(error: Error | DetailedError): Uploading['state'] {
  const status = 'originalResponse' in error ? error.originalResponse?.getStatus() : undefined
  return status === 415 ? 'refused' : status === 413 ? 'too-large' : 'broken'
}
