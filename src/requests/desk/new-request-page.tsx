import { useState } from 'react'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { getCase } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { Go, useGo, useIds } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Page } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { startDraft, Urgency, type RequestKind } from '../contract.ts'
import { ChooseKind } from './choose-kind.tsx'
import { NotBegun } from './not-begun.tsx'
import { correspondents, states } from './states-list.ts'
import './requests.css'

/** Whom to ask for what, about whom; the node then drafts it from the case. */
function NewRequestPage() {
  const say = useSay()
  const { case: id } = useIds<'case'>()
  const file = useAsk(getCase, { case: CaseId.parse(id) })
  return (
    <Page
      title={say('requests:new.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('requests:page.case')}
        </Go>
      }
      className="xp"
    >
      <Answered of={file} rows={5}>
        {({ people }) => <NewRequest id={CaseId.parse(id)} people={people} />}
      </Answered>
    </Page>
  )
}

interface NewProps {
  readonly id: CaseId
  readonly people: readonly { id: string; code: string; maskedName: string | null }[]
}

function NewRequest({ id, people }: NewProps) {
  const say = useSay()
  const go = useGo()
  const { state } = useMe()
  const names = new Intl.DisplayNames(useLanguage(), { type: 'region' })
  const [kind, setKind] = useState<RequestKind>('LocateAndWelfareCheck')
  const [person, setPerson] = useState<string | null>(people[0]?.id ?? null)
  const [to, setTo] = useState<string | null>(null)
  const [urgency, setUrgency] = useState<string | null>('Immediate')
  const start = useTell(startDraft, ['casework'])
  const begin = (withoutNode = false) =>
    start.mutate(
      {
        case: id,
        person: PersonId.parse(person),
        kind,
        to: to!,
        urgency: Urgency.parse(urgency),
        withoutNode,
      },
      { onSuccess: ({ request }) => go('/exchange/$request', { request }) },
    )
  const nameOf = (value: string) => names.of(value) ?? value
  const others = [
    ...states.filter((each) => each !== state).map((value) => ({ value, label: nameOf(value) })),
    ...correspondents.map((value) => ({ value, label: `${nameOf(value)} (${say('requests:new.outside')})` })),
  ]
  return (
    <Card title={say('requests:new.lead')} className="xn">
      <div className="xn-two">
        <ChooseKind value={kind} change={setKind} />
        <div className="xf">
          <ChoiceField
            label={say('requests:new.person')}
            choices={people.map((each) => ({ value: each.id, label: `${each.code} ${each.maskedName ?? ''}`.trim() }))}
            value={person}
            change={setPerson}
            required
          />
          <ChoiceField
            label={say('requests:new.to')}
            choices={others}
            value={to}
            change={setTo}
            empty={say('requests:draft.choose')}
            required
          />
          <ChoiceField
            label={say('requests:draft.urgency')}
            choices={Urgency.options.map((value) => ({ value, label: say(`requests:urgency.${value}`) }))}
            value={urgency}
            change={setUrgency}
            required
          />
          <Next disabled={!person || !to || !urgency} loading={start.isPending} onClick={() => begin()}>
            {say('requests:new.begin')}
          </Next>
          {start.error && <NotBegun error={start.error} byHand={() => begin(true)} />}
        </div>
      </div>
    </Card>
  )
}

export { NewRequestPage as Page }
