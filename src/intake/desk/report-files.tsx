import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { attachFiles, type listFiles, type ReportId } from '../contract.ts'
import { OneFile } from './one-file.tsx'
import { UploadBox } from './uploads.tsx'
import { useUploads } from './use-uploads.ts'
import './files.css'

type Files = z.output<typeof listFiles.output>['reports'][number]

/** What was sent with one report; an officer who takes reports adds what reached her another way. */
export function ReportFiles({ report: { id, files } }: { report: Files }) {
  const say = useSay()
  const may = useMay()
  const known = new Set<string>(files.map((file) => file.id))
  return (
    <>
      {files.length > 0 && (
        <>
          <ul className="fl-l" aria-label={say('intake:files.title')}>
            {files.map((file) => (
              <OneFile key={file.id} file={file} />
            ))}
          </ul>
          <p className="muted sm fl-note">{say('intake:files.written-down')}</p>
        </>
      )}
      {may('intake.take') && <Adding report={id} known={known} />}
    </>
  )
}

/** Opened by hand, so that reading a report asks for nothing more than the report. */
function Adding(props: { report: ReportId; known: ReadonlySet<string> }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (open) return <Box {...props} />
  return (
    <Button size="compact-sm" variant="subtle" className="quiet" onClick={() => setOpen(true)}>
      {say('intake:upload.add')}
    </Button>
  )
}

function Box({ report, known }: { report: ReportId; known: ReadonlySet<string> }) {
  const attach = useTell(attachFiles, ['triage'])
  const uploads = useUploads((file) => attach.mutate({ report, files: [file] }))
  // One that has joined stands in the list above, and needs no second row.
  const coming = uploads.files.filter(({ id }) => id === undefined || !known.has(id))
  return (
    <>
      <UploadBox uploads={{ ...uploads, files: coming }} />
      {attach.error && <ErrorNote error={attach.error} />}
    </>
  )
}
