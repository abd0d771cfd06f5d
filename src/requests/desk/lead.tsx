import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { answerLead, DeclineReason, offerLead, withdrawLead, type OfferedLead, type RequestView } from '../contract.ts'

/** Which state leads the case that both work on, and how it is handed over. */
export function LeadCard({ view }: { view: RequestView }) {
  const say = useSay()
  const offer = useTell(offerLead, ['casework'])
  const back = useTell(withdrawLead, ['casework'])
  const { id: request, lead, may } = view
  const mayOffer = may.includes('offer-lead')
  if (lead === null && !mayOffer) return null
  return (
    <Card title={say('requests:lead.title')}>
      {lead && !lead.offered && (
        <p className="row xlead">
          <State c={lead.owner} />
          <span>{say(lead.leads ? 'requests:lead.ours' : 'requests:lead.now')}</span>
          {lead.asks && <Tag tone="warn">{say('requests:lead.asking')}</Tag>}
          {!lead.leads && lead.cares && !lead.asks && <Tag tone="warn">{say('requests:lead.coming')}</Tag>}
          {lead.offeredTo && <Tag tone="warn">{say('requests:lead.offered', { state: lead.offeredTo })}</Tag>}
        </p>
      )}
      <div className="xa xa-if">
        {mayOffer && (
          <Button variant="default" size="sm" loading={offer.isPending} onClick={() => offer.mutate({ request })}>
            {say('requests:lead.offer', { state: view.state })}
          </Button>
        )}
        {may.includes('withdraw-lead') && (
          <Button variant="default" size="sm" loading={back.isPending} onClick={() => back.mutate({ request })}>
            {say('requests:lead.withdraw')}
          </Button>
        )}
      </div>
      {offer.error && <ErrorNote error={offer.error} />}
      {back.error && <ErrorNote error={back.error} />}
      {lead?.offered && <Offered view={view} offered={lead.offered} />}
    </Card>
  )
}

/** What is offered, in numbers; a yes needs a case of ours, a no says why. */
function Offered({ view, offered }: { view: RequestView; offered: OfferedLead }) {
  const say = useSay()
  const tell = useTell(answerLead, ['casework'])
  const { id: request, may } = view
  const { people, openRequests, urgency } = offered.preview
  const facts = [
    ['people', String(people)],
    ['requests', String(openRequests)],
    ['urgency', say(`requests:urgency.${urgency}`)],
  ] as const
  return (
    <>
      <p className="row">
        <State c={offered.from} />
        <span>{say('requests:lead.offers')}</span>
      </p>
      <dl className="xl xl-few">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{say(`requests:lead.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {may.includes('answer-lead') && (
        <div className="xf">
          <Button
            variant="default"
            size="sm"
            disabled={view.case === null}
            loading={tell.isPending}
            onClick={() => tell.mutate({ request, yes: true })}
          >
            {say(view.case === null ? 'requests:lead.needs-case' : 'requests:lead.take')}
          </Button>
          <NotTaken decline={(reason) => tell.mutate({ request, yes: false, reason })} />
        </div>
      )}
      {tell.error && <ErrorNote error={tell.error} />}
    </>
  )
}

function NotTaken({ decline }: { decline: (reason: DeclineReason) => void }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  return (
    <>
      <Button variant="default" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('requests:lead.decline')}
      </Button>
      {open && (
        <>
          <ChoiceField
            label={say('requests:form.reason')}
            choices={DeclineReason.options.map((value) => ({ value, label: say(`requests:reason.${value}`) }))}
            empty={say('requests:draft.choose')}
            value={reason}
            change={setReason}
            required
          />
          <Button size="sm" disabled={reason === null} onClick={() => decline(DeclineReason.parse(reason))}>
            {say('requests:lead.decline-yes')}
          </Button>
        </>
      )}
    </>
  )
}
