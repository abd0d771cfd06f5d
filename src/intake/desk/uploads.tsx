import { Button, FileButton, Progress } from '@mantine/core'
import { useRef } from 'react'
import { Upload } from 'tus-js-client'
import { useSay } from '../../../web/kit/i18n.ts'
import { FileId } from '../contract.ts'

/** A file on its way, or there. */
export interface Uploaded {
  readonly name: string
  readonly share: number
  readonly busy: boolean
  readonly paused: boolean
  readonly failed: boolean
  readonly id?: FileId
}

type Change = (change: (files: readonly Uploaded[]) => readonly Uploaded[]) => void

/** Files to 2 GB that go on where they broke off; each can pause. */
export function Uploads({ files, change }: { files: readonly Uploaded[]; change: Change }) {
  const say = useSay()
  const uploads = useRef<Upload[]>([])
  const begin = (file: File | null) => {
    if (!file) return
    const at = uploads.current.length
    const set = (part: Partial<Uploaded>) =>
      change((all) => all.map((each, index) => (index === at ? { ...each, ...part } : each)))
    const upload: Upload = new Upload(file, {
      endpoint: '/api/intake/upload',
      retryDelays: [0, 1000, 3000, 10_000],
      chunkSize: 16 * 1024 * 1024,
      storeFingerprintForResuming: false,
      metadata: { filename: file.name },
      onProgress: (sent, total) => set({ share: (100 * sent) / total }),
      onError: () => set({ busy: false, failed: true }),
      onSuccess: () => set({ busy: false, share: 100, id: FileId.parse(upload.url?.split('/').at(-1)) }),
    })
    uploads.current.push(upload)
    change((all) => [...all, { name: file.name, share: 0, busy: true, paused: false, failed: false }])
    upload.start()
  }
  const pause = (at: number, paused: boolean) => {
    if (paused) void uploads.current[at]?.abort()
    else uploads.current[at]?.start()
    change((all) => all.map((each, index) => (index === at ? { ...each, paused } : each)))
  }
  return (
    <div>
      {files.map(({ name, share, busy, paused, failed }, at) => (
        <div key={`${at} ${name}`}>
          <p>{failed ? say('intake:desk.refused', { name }) : name}</p>
          <Progress value={share} aria-label={name} />
          {busy && (
            <Button size="compact-xs" variant="default" onClick={() => pause(at, !paused)}>
              {say(paused ? 'intake:desk.resume' : 'intake:desk.pause')}
            </Button>
          )}
        </div>
      ))}
      <FileButton onChange={begin}>
        {(props) => (
          <Button variant="default" size="xs" {...props}>
            {say('intake:desk.addFile')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
