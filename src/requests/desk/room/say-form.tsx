import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Card, Next } from '../../../../web/kit/card.tsx'
import { ChoiceField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { useMe } from '../../../../web/kit/session.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { Pap, RoomTlp, sayInRoom, type RoomView } from '../../contract.ts'
import { emptyWord, SayFields, sayingOf, sayingKinds, type Draft, type SayingKind } from './say-fields.tsx'
import { useUpload } from './use-upload.ts'

/** One form for all that can be said. Where it goes is chosen first, and stands on the button. */
export function SayForm({ view, done }: { view: RoomView; done: () => void }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const [where, setWhere] = useState<'shared' | 'own'>(view.gated ? 'own' : 'shared')
  const [kind, setKind] = useState<SayingKind>('Message')
  const [draft, setDraft] = useState<Draft>(() => emptyWord(state, language))
  const [tlp, setTlp] = useState<(typeof RoomTlp.options)[number]>('AMBER')
  const [pap, setPap] = useState<Pap>('AMBER')
  const tell = useTell(sayInRoom)
  const upload = useUpload(view.id)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea')?.focus(), [])
  const others = view.states.filter((each) => each !== state).join(', ')
  const shared = where === 'shared'
  const ready = kind === 'File' ? draft.file !== undefined : sayingOf(kind, draft) !== undefined
  const send = async () => {
    const said =
      kind === 'File' ? { kind, name: draft.file!.name, file: await upload.send(draft.file!) } : sayingOf(kind, draft)!
    await tell.mutateAsync({ room: view.id, said, shared, tlp, pap })
    setDraft(emptyWord(state, language))
  }
  return (
    <Card
      className={`rm-say rm-say-${where}`}
      title={say('requests:room.write')}
      right={
        <Button size="compact-sm" variant="subtle" onClick={done}>
          {say('requests:room.not-now')}
        </Button>
      }
    >
      <form
        ref={form}
        className="rm-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void send().catch(() => undefined)
        }}
      >
        <SegmentedControl
          fullWidth
          aria-label={say('requests:room.where')}
          value={where}
          onChange={(next) => setWhere(next as 'shared' | 'own')}
          data={[
            { value: 'shared', label: say('requests:room.share-with', { states: others }), disabled: view.gated },
            { value: 'own', label: say('requests:room.keep-here') },
          ]}
        />
        {view.gated && <p className="c-bad">{say('requests:room.gated')}</p>}
        <SegmentedControl
          className="rm-kinds"
          aria-label={say('requests:room.what')}
          value={kind}
          onChange={(next) => setKind(next as SayingKind)}
          data={sayingKinds.map((value) => ({ value, label: say(`requests:room.kind.${value}`) }))}
        />
        <SayFields kind={kind} draft={draft} change={(next) => setDraft({ ...draft, ...next })} view={view} />
        {shared && (
          <div className="rm-marks">
            <ChoiceField
              label={say('requests:room.tlp')}
              choices={RoomTlp.options.map((value) => ({ value, label: `TLP:${value}` }))}
              value={tlp}
              change={(next) => setTlp(RoomTlp.parse(next ?? 'AMBER'))}
            />
            <ChoiceField
              label={say('requests:room.pap')}
              choices={Pap.options.map((value) => ({ value, label: say(`requests:pap.${value}`) }))}
              value={pap}
              change={(next) => setPap(Pap.parse(next ?? 'AMBER'))}
            />
          </div>
        )}
        {shared && <p className="muted sm">{say('requests:room.no-name')}</p>}
        <Next type="submit" disabled={!ready} loading={tell.isPending || upload.busy}>
          {shared ? say('requests:room.share-with', { states: others }) : say('requests:room.keep-here')}
        </Next>
        {(tell.error ?? upload.error) && <ErrorNote error={tell.error ?? upload.error} />}
      </form>
    </Card>
  )
}
