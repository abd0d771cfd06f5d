import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { showPath, type RequestView } from '../contract.ts'
import { ArticleSixCard } from './article-six-card.tsx'
import { FieldInput } from './field-input.tsx'
import { Gates } from './gates.tsx'
import { Onward } from './onward.tsx'
import { Head } from './draft-head.tsx'
import { LegalBasisTags } from './legal-basis.tsx'
import { ClockCard } from './clock-card.tsx'
import { ChannelsCard } from './channels-card.tsx'
import { PreviewCard } from './preview-card.tsx'
import { missingOf } from './ready.tsx'
import { PathCard } from './path-card.tsx'
import { SendDraft } from './send-draft.tsx'
import { TranslationsCard } from './translate/translations-card.tsx'
import { useDraft } from './use-draft.ts'

/** A draft: the form, what leaves as the other state will read it, and what is still in the way. */
export function DraftPage({ view }: { view: RequestView }) {
  const say = useSay()
  const { values, head, setValue, setHead, unsaved, error, seen } = useDraft(view)
  const { data: path } = useAsk(showPath, { request: view.id })
  const missing = missingOf({ view, values })
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
              <div
                key={form.name}
                data-field={form.name}
                className={missing.includes(form.name) ? 'xd-miss' : undefined}
              >
                <FieldInput form={form} value={values[form.name]} change={(value) => setValue(form.name, value)} />
              </div>
            ))}
          </div>
        </Card>
        <PreviewCard view={view} head={head} values={values} missing={missing} />
        <div className="xd-side">
          <Gates view={view} />
          <Onward view={view} />
          <SendDraft
            view={view}
            head={head}
            values={values}
            markRed={() => setHead({ tlp: 'RED' })}
            path={path}
            unsaved={unsaved}
          />
          <p className="muted sm" role="status">
            {unsaved ? say('requests:draft.saving') : say('requests:draft.saved')}
          </p>
          {error && <ErrorNote error={error} />}
          <TranslationsCard view={view} values={values} unsaved={unsaved} />
          <ArticleSixCard request={view.id} path={path} seen={seen} unsaved={unsaved} />
          <ClockCard view={view} urgency={head.urgency} />
          <PathCard view={view} path={path} />
          <ChannelsCard view={view} />
        </div>
      </div>
    </>
  )
}
