import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tlp } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import type { FieldValues, RequestView } from '../contract.ts'
import type { HeadValues } from './draft-head.tsx'
import { useLanguageName } from './languages.ts'
import { Leaves } from './leaves.tsx'
import { StaysHere } from './stays-here.tsx'
import { translationsOfMessage } from './translate/of-message.ts'

interface PreviewProps {
  readonly view: RequestView
  readonly head: HeadValues
  readonly values: FieldValues
  readonly missing: readonly string[]
}

/** The whole of what the other state will read, and what it will not. */
export function PreviewCard({ view, head, values, missing }: PreviewProps) {
  const say = useSay()
  return (
    <Card title={say('requests:draft.preview')} right={<Tlp v={head.tlp} />}>
      <p className="muted xd-all">{say('requests:draft.all', { state: view.state })}</p>
      <Leaves
        form={view.form}
        values={values}
        missing={missing}
        language={head.language}
        translations={translationsOfMessage(view, null)}
      />
      <Around view={view} head={head} />
      <StaysHere view={view} values={values} />
    </Card>
  )
}

/** What goes with the fields: by whom, for what, how it must be handled. */
function Around({ view, head }: Pick<PreviewProps, 'view' | 'head'>) {
  const say = useSay()
  const { post } = useMe()
  const nameOf = useLanguageName()
  const lines = [
    ['from', post],
    ['urgency', say(`requests:urgency.${head.urgency}`)],
    ['purpose', say(`requests:purpose.${head.purpose}`)],
    ['pap', say(`requests:pap.${view.pap}`)],
    ['caveats', head.caveats.map((each) => say(`requests:caveat.${each}`)).join(', ')],
    ['basis', view.legalBasis.map(({ clause }) => clause).join(', ')],
    ['language', nameOf(head.language)],
  ] as const
  return (
    <dl className="xl xl-around">
      {lines
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{say(`requests:around.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
