import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Empty } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import type { CaseFile } from '../contract.ts'
import type { Action } from './action.ts'
import { useNameOf } from './who.ts'

/** Notes, each compartment for itself: who does not see a compartment does not see that it holds anything. */
export function NotesTab({ file, act }: { file: CaseFile; act: (action: Action) => void }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const may = useMay()
  const nameOf = useNameOf()
  const [only, setOnly] = useState<string>('all')
  const notes = file.notes.filter((note) => only === 'all' || note.compartment === only)
  const codeOf = (person: string | null) => file.people.find(({ id }) => id === person)?.code
  return (
    <Card
      className="cs-wide"
      bleed
      title={say('casework:file-tab.notes')}
      right={
        may('casework.write') && (
          <Button size="compact-sm" variant="default" onClick={() => act({ kind: 'note' })}>
            {say('casework:do.note')}
          </Button>
        )
      }
    >
      {file.compartments.length > 1 && (
        <div className="cs-bar">
          <SegmentedControl
            size="xs"
            aria-label={say('casework:form.compartment')}
            value={only}
            onChange={setOnly}
            data={[
              { value: 'all', label: say('casework:file.all-compartments') },
              ...file.compartments.map((value) => ({ value, label: say(`casework:compartment.${value}`) })),
            ]}
          />
        </div>
      )}
      {notes.length === 0 ? (
        <Empty>{say('casework:file.no-notes')}</Empty>
      ) : (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note.id}>
              <div className="row sm">
                <Tag tone={note.kind === 'Note' ? 'mute' : 'info'}>{say(`casework:note.${note.kind}`)}</Tag>
                <Tag outline>{say(`casework:compartment.${note.compartment}`)}</Tag>
                {codeOf(note.person) && <span className="b">{codeOf(note.person)}</span>}
                <span className="muted num">
                  {formatTime(note.at, { language, state })} · {nameOf(note.by)}
                </span>
              </div>
              <p>{note.text}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
