import { useEffect, useRef, useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tlp } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { changeDraft, type RequestView } from '../contract.ts'
import { FieldInput } from './field-input.tsx'
import { Gates } from './gates.tsx'
import { Head, type HeadValues } from './draft-head.tsx'
import { Leaves, StaysHere } from './leaves.tsx'
import { LegalBasisTags } from './legal-basis.tsx'
import { SendDraft } from './send-draft.tsx'

/** A draft: the form, what leaves as the other state will read it, and what is still in the way. */
export function DraftPage({ view }: { view: RequestView }) {
  const say = useSay()
  const { values, head, setValue, setHead, saving } = useDraft(view)
  const missing = view.form
    .filter(({ name, required }) => required && values[name] === undefined)
    .map(({ name }) => name)
  return (
    <>
      {view.returnNote && (
        <p className="xd-note card" role="note">
          <b>{say('requests:draft.returned')}</b> {view.returnNote}
        </p>
      )}
      <div className="xd-grid">
        <Card title={say('requests:draft.content')} right={<State c={view.state} />}>
          <Head view={view} head={head} change={setHead} />
          <LegalBasisTags basis={view.legalBasis} />
          <div className="xd-fields">
            {view.form.map((form) => (
              <div key={form.name} className={missing.includes(form.name) ? 'xd-miss' : undefined}>
                <FieldInput form={form} value={values[form.name]} change={(value) => setValue(form.name, value)} />
              </div>
            ))}
          </div>
        </Card>
        <Card title={say('requests:draft.preview')} right={<Tlp v={head.tlp} />}>
          <Leaves form={view.form} values={values} missing={missing} />
          <StaysHere view={view} values={values} />
        </Card>
        <div className="xd-side">
          <Gates view={view} />
          <SendDraft view={view} head={head} missing={missing} unsaved={saving.isPending} />
          <p className="muted sm" role="status">
            {saving.isPending ? say('requests:draft.saving') : say('requests:draft.saved')}
          </p>
          {saving.error && <ErrorNote error={saving.error} />}
        </div>
      </div>
    </>
  )
}

const pause = 700

/** What is typed is saved by itself a moment later; nothing leaves by that. */
function useDraft(view: RequestView) {
  const saving = useTell(changeDraft)
  const [values, setValues] = useState(view.values)
  const [head, setHead] = useState<HeadValues>(view)
  const version = useRef(view.version)
  const touched = useRef(false)
  const { mutateAsync } = saving
  useEffect(() => {
    if (!touched.current) return undefined
    const timer = setTimeout(() => {
      const { tlp, urgency, purpose, caveats, immediateDanger } = head
      const whole = { values, tlp, urgency, purpose, caveats, immediateDanger, legalBasis: view.legalBasis }
      mutateAsync({ request: view.id, version: version.current, ...whole }).then(
        (saved) => (version.current = saved.version),
        () => undefined,
      )
    }, pause)
    return () => clearTimeout(timer)
  }, [values, head, mutateAsync, view.id, view.legalBasis])
  return {
    saving,
    values,
    head,
    setHead: (change: Partial<HeadValues>) => {
      touched.current = true
      setHead((before) => ({ ...before, ...change }))
    },
    setValue: (name: string, value: RequestView['values'][string] | undefined) => {
      touched.current = true
      setValues(({ [name]: _old, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }))
    },
  }
}
