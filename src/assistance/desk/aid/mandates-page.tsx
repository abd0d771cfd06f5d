import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { LongField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { listMandates, listPrivilegedNotes, writePrivilegedNote, type MandateId } from '../../aid/contract.ts'
import { MandateCard } from './mandate-card.tsx'
import './aid.css'

/** For counsel: what she is asked for and acts in, and what stays between her and her client. */
function MandatesPage() {
  const say = useSay()
  const asked = useAsk(listMandates, {}, { every: 60 })
  return (
    <Page title={say('assistance:aid.mine')} className="la-page">
      <p className="muted">{say('assistance:aid.mine-lead')}</p>
      <Answered of={asked} rows={8}>
        {({ mandates }) =>
          mandates.length === 0 ? (
            <Empty>{say('assistance:aid.none-mine')}</Empty>
          ) : (
            mandates.map((one) => (
              <MandateCard key={one.id} one={one}>
                {one.state === 'Accepted' && <Notes mandate={one.id} />}
              </MandateCard>
            ))
          )
        }
      </Answered>
    </Page>
  )
}

function Notes({ mandate }: { mandate: MandateId }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const [open, setOpen] = useState(false)
  const asked = useAsk(listPrivilegedNotes, { mandate }, { when: open })
  const write = useTell(writePrivilegedNote)
  const [text, setText] = useState('')
  if (!open)
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {say('assistance:aid.notes')}
      </Button>
    )
  return (
    <section className="la-form" aria-label={say('assistance:aid.notes')}>
      <Answered of={asked}>
        {({ notes }) =>
          notes.length === 0 ? (
            <Empty>{say('assistance:aid.no-notes')}</Empty>
          ) : (
            <ul className="la-list">
              {notes.map((note) => (
                <li key={note.id}>
                  <time dateTime={note.at} className="muted">
                    {formatDate(note.at, { language, state })}
                  </time>
                  <p className="la-words">{note.text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <LongField
        label={say('assistance:aid.notes')}
        hint={say('assistance:aid.notes-lead')}
        value={text}
        change={setText}
        max={20_000}
      />
      <Button
        disabled={text.trim() === ''}
        loading={write.isPending}
        onClick={() => write.mutate({ mandate, text }, { onSuccess: () => setText('') })}
      >
        {say('assistance:aid.write-note')}
      </Button>
      {write.error && <ErrorNote error={write.error} />}
    </section>
  )
}

export { MandatesPage as Page }
