import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { tongues, type Tongue } from '../../platform/portal/contract.ts'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { saveFile } from '../../../web/kit/save-file.ts'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { confirmTongue, exportTongue, importTongue, type ImportMistake, type TongueLine } from '../tongues/contract.ts'
import { Since } from './since.tsx'

interface Of {
  readonly tongue: Tongue
  readonly lines: readonly TongueLine[]
}

/** One language: each part goes out to a translator, comes in again, and is confirmed by name. */
export function LanguageCard({ tongue, lines, close }: Of & { close: () => void }) {
  const say = useSay()
  return (
    <Card
      title={<span lang={tongue}>{tongues[tongue]}</span>}
      right={
        <Button variant="default" size="compact-sm" onClick={close}>
          {say('directory:clock.close')}
        </Button>
      }
    >
      <div className="dir-body">
        {lines.map((line) => (
          <Part key={line.slice} line={line} />
        ))}
      </div>
    </Card>
  )
}

function Part({ line }: { line: TongueLine }) {
  const { language, slice, digest, reviewer, at, state } = line
  const say = useSay()
  const may = useMay()
  const [name, setName] = useState('')
  const [came, setCame] = useState<{ changed: number; mistakes: readonly ImportMistake[] }>()
  const out = useTell(exportTongue)
  const bring = useTell(importTongue)
  const confirm = useTell(confirmTongue)
  const part = say(`directory:tongue.part.${slice}`)
  return (
    <section aria-label={part}>
      <h3>{part}</h3>
      <p className="muted">
        {say(`directory:tongue.state.${state}`)}
        {reviewer && at && (
          <>
            {'. '}
            {say('directory:tongue.by', { reviewer })} <Since day={at.slice(0, 10)} />
          </>
        )}
      </p>
      <p className="row">
        <Button
          variant="default"
          size="compact-sm"
          loading={out.isPending}
          onClick={() =>
            out.mutate(
              { language, slice },
              { onSuccess: ({ name: file, xliff }) => saveFile(file, xliff, 'application/x-xliff+xml') },
            )
          }
        >
          {say('directory:tongue.export')}
        </Button>
        {may('directory.edit') && (
          <FileButton
            accept=".xlf,.xliff,application/x-xliff+xml"
            onChange={(file) =>
              void file?.text().then((xliff) => bring.mutate({ language, slice, xliff }, { onSuccess: setCame }))
            }
          >
            {(props) => (
              <Button variant="default" size="compact-sm" loading={bring.isPending} {...props}>
                {say('directory:tongue.import')}
              </Button>
            )}
          </FileButton>
        )}
      </p>
      {came && <Came {...came} />}
      {may('directory.edit') && state !== 'Reviewed' && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            confirm.mutate({ language, slice, reviewer: name, digest }, { onSuccess: () => setName('') })
          }}
        >
          <TextField label={say('directory:tongue.reviewer')} value={name} change={setName} required />
          <Button type="submit" variant="default" size="compact-sm" loading={confirm.isPending}>
            {say('directory:tongue.confirm')}
          </Button>
        </form>
      )}
      <ErrorNote error={out.error ?? bring.error ?? confirm.error} />
    </section>
  )
}

function Came({ changed, mistakes }: { changed: number; mistakes: readonly ImportMistake[] }) {
  const say = useSay()
  if (mistakes.length === 0) return <p role="status">{say('directory:tongue.changed', { count: changed })}</p>
  return (
    <div role="alert">
      <p>{say('directory:tongue.refused', { count: mistakes.length })}</p>
      <ul>
        {mistakes.map(({ line, what, unit }) => (
          <li key={`${line} ${what} ${unit}`}>
            {say(`directory:tongue.mistake.${what}`, { line })} {unit && <code>{unit}</code>}
          </li>
        ))}
      </ul>
    </div>
  )
}
