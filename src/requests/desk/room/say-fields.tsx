import { FileInput } from '@mantine/core'
import { ChoiceField, LongField, MomentField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { LanguageChoice } from '../language-choice.tsx'
import type { RoomView, Said } from '../../contract.ts'

export const sayingKinds = ['Message', 'Meeting', 'Decision', 'Action', 'File'] as const
export type SayingKind = (typeof sayingKinds)[number]

export interface Draft {
  readonly text: string
  readonly language: string
  readonly starts: string
  readonly place: string
  /** One point a line. */
  readonly agenda: string
  readonly owner: string
  readonly ownerPost: string
  readonly due: string
  readonly file?: File | undefined
}

export const emptyWord = (owner: string, language: string): Draft => ({
  text: '',
  language,
  starts: tomorrow(),
  place: '',
  agenda: '',
  owner,
  ownerPost: '',
  due: tomorrow().slice(0, 10),
})

function tomorrow(): string {
  const at = new Date(Date.now() + 24 * 3600_000)
  at.setMinutes(0, 0, 0)
  return at.toISOString()
}

/** What the draft says; undefined while something of it is missing. */
export function sayingOf(kind: Exclude<SayingKind, 'File'>, draft: Draft): Said | undefined {
  const { language } = draft
  const [text, place, ownerPost] = [draft.text.trim(), draft.place.trim(), draft.ownerPost.trim()]
  if (text === '') return undefined
  if (kind === 'Meeting') {
    const agenda = draft.agenda
      .split('\n')
      .map((point) => point.trim())
      .filter((point) => point !== '')
    return place === '' ? undefined : { kind, title: text, starts: draft.starts, place, agenda, language }
  }
  if (kind !== 'Action') return { kind, text, language }
  if (ownerPost === '' || !/^\d{4}-\d{2}-\d{2}$/.test(draft.due)) return undefined
  return { kind, text, owner: draft.owner, ownerPost, due: draft.due, language }
}

interface FieldsProps {
  readonly kind: SayingKind
  readonly draft: Draft
  readonly change: (next: Partial<Draft>) => void
  readonly view: RoomView
}

export function SayFields({ kind, draft, change, view }: FieldsProps) {
  const say = useSay()
  if (kind === 'File')
    return (
      <FileInput
        label={say('requests:room.file')}
        description={say('requests:room.file-hint')}
        accept="application/pdf,image/jpeg,image/png,image/webp,.docx,.xlsx,.odt,.ods"
        value={draft.file ?? null}
        onChange={(file) => change({ file: file ?? undefined })}
        required
      />
    )
  const text = { value: draft.text, change: (value: string) => change({ text: value }), required: true }
  return (
    <>
      {kind === 'Meeting' ? (
        <TextField label={say('requests:room.subject')} {...text} />
      ) : (
        <LongField label={say(`requests:room.say.${kind}`)} rows={2} max={4000} {...text} />
      )}
      {kind === 'Meeting' && <MeetingFields draft={draft} change={change} />}
      {kind === 'Action' && <ActionFields draft={draft} change={change} view={view} />}
      <LanguageChoice value={draft.language} change={(language) => change({ language })} />
    </>
  )
}

type Part = Pick<FieldsProps, 'draft' | 'change'>

function MeetingFields({ draft, change }: Part) {
  const say = useSay()
  return (
    <>
      <div className="rm-marks">
        <MomentField label={say('requests:room.starts')} value={draft.starts} change={(starts) => change({ starts })} />
        <TextField
          label={say('requests:room.place')}
          value={draft.place}
          change={(place) => change({ place })}
          required
        />
      </div>
      <LongField
        label={say('requests:room.agenda')}
        hint={say('requests:room.agenda-hint')}
        rows={2}
        max={4000}
        value={draft.agenda}
        change={(agenda) => change({ agenda })}
      />
    </>
  )
}

function ActionFields({ draft, change, view }: Omit<FieldsProps, 'kind'>) {
  const say = useSay()
  return (
    <div className="rm-marks">
      <ChoiceField
        label={say('requests:room.owner')}
        choices={view.states.map((value) => ({ value, label: value }))}
        value={draft.owner}
        change={(owner) => owner && change({ owner })}
        required
      />
      <TextField
        label={say('requests:room.owner-post')}
        value={draft.ownerPost}
        change={(ownerPost) => change({ ownerPost })}
        required
      />
      <TextField
        type="date"
        label={say('requests:room.due')}
        value={draft.due}
        change={(due) => change({ due })}
        required
      />
    </div>
  )
}
