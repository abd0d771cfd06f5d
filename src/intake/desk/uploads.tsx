import { Button, FileButton, Progress } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAgain, useAsk } from '../../../web/kit/ask.ts'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { listUploads, type ReportFile } from '../contract.ts'
import { formatSize } from './size.ts'
import { discard, type Uploading, type Uploads } from './use-uploads.ts'
import './files.css'

/** The way in for files at the desk: choose, see them come, pause and go on, and what was begun before. */
export function UploadBox({ uploads }: { uploads: Uploads }) {
  const say = useSay()
  return (
    <div className="up">
      {uploads.files.length > 0 && <UploadList uploads={uploads} />}
      <LeftBehind uploads={uploads} />
      <FileButton multiple onChange={(chosen) => chosen.forEach((file) => uploads.add(file))}>
        {(props) => (
          <Button variant="default" size="xs" className="up-add" {...props}>
            {say('intake:upload.choose')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

export function UploadList({ uploads }: { uploads: Uploads }) {
  const say = useSay()
  return (
    <ul className="up-l" aria-label={say('intake:upload.list')}>
      {uploads.files.map((file) => (
        <OneUpload key={file.key} file={file} uploads={uploads} />
      ))}
    </ul>
  )
}

const canStop: readonly string[] = ['going', 'paused', 'broken']

function OneUpload({ file, uploads }: { file: Uploading; uploads: Uploads }) {
  const say = useSay()
  const language = useLanguage()
  const { key, name, size, sent, state } = file
  const fault = state === 'broken' || state === 'refused' || state === 'too-large'
  return (
    <li>
      <div className="up-h">
        <b>{name}</b>
        <span className={fault ? 'c-fault sm' : 'muted sm'} role="status">
          {say(`intake:upload.state.${state}`, {
            sent: formatSize(sent, language),
            size: formatSize(size, language),
          })}
        </span>
      </div>
      {canStop.includes(state) && <Progress value={(100 * sent) / size} aria-label={name} />}
      <div className="row up-do">
        {state === 'going' && <Do words={say('intake:upload.pause')} name={name} run={() => uploads.pause(key)} />}
        {state === 'paused' && <Do words={say('intake:upload.resume')} name={name} run={() => uploads.goOn(key)} />}
        {state === 'broken' && <Do words={say('intake:upload.again')} name={name} run={() => uploads.goOn(key)} />}
        {state !== 'whole' && (
          <Do words={say('intake:upload.discard')} name={name} run={() => uploads.drop(key)} quiet />
        )}
      </div>
    </li>
  )
}

const Do = ({ words, name, run, quiet }: { words: string; name: string; run: () => void; quiet?: boolean }) => (
  <Button
    size="compact-xs"
    variant={quiet ? 'subtle' : 'default'}
    className={quiet ? 'quiet' : ''}
    aria-label={`${words}: ${name}`}
    onClick={run}
  >
    {words}
  </Button>
)

/** What the officer began before a reload or at another device; the node kept what had come. */
function LeftBehind({ uploads }: { uploads: Uploads }) {
  const say = useSay()
  const mine = useAsk(listUploads, {})
  const left = mine.data?.files.filter(({ id }) => !uploads.files.some((file) => file.id === id)) ?? []
  if (left.length === 0) return null
  return (
    <section className="up-left">
      <p className="t2">{say('intake:upload.left', { count: left.length })}</p>
      <ul className="up-l">
        {left.map((file) => (
          <OneLeft key={file.id} file={file} uploads={uploads} />
        ))}
      </ul>
    </section>
  )
}

function OneLeft({ file, uploads }: { file: ReportFile; uploads: Uploads }) {
  const say = useSay()
  const language = useLanguage()
  const client = useQueryClient()
  const [another, setAnother] = useState(false)
  const { id, name, size, state } = file
  const whole = state === 'Whole'
  // The browser does not tell where a file lies. Parts of a recording are often of one length, so the name counts too;
  // the node keeps the end of a long one.
  const goOn = (chosen: File | null) => {
    const same = chosen?.size === size && chosen.name.endsWith(name)
    setAnother(chosen !== null && !same)
    if (same) uploads.add(chosen, id)
  }
  const drop = () => discard(id).finally(() => askAgain(client, ['intake']))
  return (
    <li>
      <div className="up-h">
        <b>{name}</b>
        <span className={another ? 'c-fault sm' : 'muted sm'} role="status">
          {another
            ? say('intake:upload.another', { name, size: formatSize(size, language) })
            : say(whole ? 'intake:upload.before.whole' : 'intake:upload.before.part', {
                size: formatSize(size, language),
              })}
        </span>
      </div>
      <div className="row up-do">
        {whole ? (
          <Do words={say('intake:upload.take')} name={name} run={() => uploads.adopt({ id, name, size })} />
        ) : (
          <FileButton onChange={goOn}>
            {({ onClick }) => <Do words={say('intake:upload.choose-again')} name={name} run={onClick} />}
          </FileButton>
        )}
        <Do words={say('intake:upload.discard')} name={name} run={() => void drop()} quiet />
      </div>
    </li>
  )
}
