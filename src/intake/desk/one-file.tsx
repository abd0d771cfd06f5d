import { Button } from '@mantine/core'
import {
  IconFile,
  IconFileText,
  IconFileZip,
  IconMicrophone,
  IconPhoto,
  IconPaperclip,
  IconVideo,
} from '@tabler/icons-react'
import { useState, type ComponentType } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { saveFrom } from '../../../web/kit/save-file.ts'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { openFile, type ReportFile } from '../contract.ts'
import { formatSize } from './size.ts'

type Kind = 'picture' | 'sound' | 'film' | 'text' | 'paper' | 'archive' | 'other'

const icons: Record<Kind, ComponentType<{ size?: number; stroke?: number }>> = {
  picture: IconPhoto,
  sound: IconMicrophone,
  film: IconVideo,
  text: IconFileText,
  paper: IconFile,
  archive: IconFileZip,
  other: IconPaperclip,
}

function kindOf(type: string | null): Kind {
  if (type?.startsWith('image/')) return 'picture'
  if (type?.startsWith('audio/') || type === 'application/ogg') return 'sound'
  if (type?.startsWith('video/')) return 'film'
  if (type === 'text/plain') return 'text'
  if (type === 'application/pdf') return 'paper'
  return type === 'application/zip' ? 'archive' : 'other'
}

type Look = 'picture' | 'sound' | 'film'

/** How this browser can show it in the page; what it cannot is saved and opened elsewhere. */
function lookOf(type: string | null): Look | undefined {
  const kind = kindOf(type)
  if (kind === 'picture') return /^image\/(jpeg|png|webp|gif|avif|bmp)$/.test(type!) ? 'picture' : undefined
  if (kind !== 'sound' && kind !== 'film') return undefined
  return document.createElement(kind === 'sound' ? 'audio' : 'video').canPlayType(type!) === '' ? undefined : kind
}

/** One thing that was sent. It is shown, heard or saved only when the officer asks, and that is written down. */
export function OneFile({ file }: { file: ReportFile }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const { id, name, type, size, at } = file
  const open = useTell(openFile)
  const [address, setAddress] = useState<string>()
  const kind = kindOf(type)
  const look = lookOf(type)
  const Icon = icons[kind]
  const when = formatTime(at, { language, state })
  const show = () =>
    address ? setAddress(undefined) : open.mutate({ file: id }, { onSuccess: (opened) => setAddress(opened.address) })
  return (
    <li className="fl">
      <Icon size={18} stroke={1.75} />
      <div className="fl-what">
        <b>{name}</b>
        <small>
          {file.state === 'Whole'
            ? [say(`intake:files.kind.${kind}`), formatSize(size, language), when].join(' · ')
            : when}
        </small>
      </div>
      {file.state === 'Whole' ? (
        <span className="row fl-do">
          {look && (
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={address !== undefined}
              aria-label={say(address ? 'intake:files.hide-of' : `intake:files.look-of.${look}`, { name })}
              loading={open.isPending}
              onClick={show}
            >
              {say(address ? 'intake:files.hide' : `intake:files.look.${look}`)}
            </Button>
          )}
          <Save file={file} />
        </span>
      ) : (
        <Tag tone={file.state === 'Arriving' ? 'warn' : 'bad'}>{say(`intake:files.state.${file.state}`)}</Tag>
      )}
      {look && address && <Shown look={look} address={address} name={name} />}
      {open.error && <ErrorNote error={open.error} />}
    </li>
  )
}

/** The browser saves it as it streams: nothing of it is held in the page, however large. */
function Save({ file: { id, name } }: { file: ReportFile }) {
  const say = useSay()
  const open = useTell(openFile)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        className="quiet"
        aria-label={say('intake:files.save-of', { name })}
        loading={open.isPending}
        onClick={() => open.mutate({ file: id }, { onSuccess: ({ address }) => saveFrom(address) })}
      >
        {say('intake:files.save')}
      </Button>
      {open.error && <ErrorNote error={open.error} />}
    </>
  )
}

function Shown({ look, address, name }: { look: Look; address: string; name: string }) {
  const say = useSay()
  const [broken, setBroken] = useState(false)
  const fault = () => setBroken(true)
  if (broken) return <p className="fl-shown c-fault">{say('intake:files.not-shown')}</p>
  return (
    <div className="fl-shown">
      {look === 'picture' && <img src={address} alt={name} onError={fault} />}
      {look === 'sound' && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a reporter recorded has no captions
        <audio controls autoPlay src={address} aria-label={name} onError={fault} />
      )}
      {look === 'film' && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a reporter recorded has no captions
        <video controls src={address} aria-label={name} onError={fault} />
      )}
    </div>
  )
}
