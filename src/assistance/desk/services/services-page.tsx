import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { CaseId, getCase } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { listServices } from '../../services/contract.ts'
import { listSupportPlans, type SupportPlan } from '../../support/contract.ts'
import type { Someone } from '../person-field.tsx'
import { NeedForm } from './need-forms.tsx'
import { NeedDetail, NeedLine } from './need-line.tsx'
import { SupportForm } from './support-form.tsx'
import { AnswerForm, AskForm } from './transfers.tsx'
import '../safety/safety.css'

type Services = z.output<typeof listServices.output>
type Open =
  | { readonly what: 'add' | 'ask' | 'begin' }
  | { readonly what: 'need' | 'transfer' | 'plan'; readonly id: string }

/** What the people of a case need, who gives it, who takes over, and the plan agreed with each. */
function ServicesPage() {
  const say = useSay()
  const { case: id } = useIds<'case'>()
  const file = useAsk(getCase, { case: CaseId.parse(id) })
  const asked = useAsk(listServices, { case: CaseId.parse(id) }, { every: 60 })
  return (
    <Page
      title={say('assistance:services.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('assistance:consent.case')}
        </Go>
      }
      tlp={file.data?.tlp}
      className="sf-page"
    >
      <p className="sf-acts">
        <Go to="/beds">{say('assistance:beds.title')}</Go>
        <Go to="/providers">{say('assistance:providers.title')}</Go>
        <Go to="/gaps">{say('assistance:services.gaps')}</Go>
      </p>
      <Answered of={asked} rows={8}>
        {(services) => <Services services={services} people={file.data?.people ?? []} />}
      </Answered>
    </Page>
  )
}

function Services({ services, people }: { services: Services; people: readonly Someone[] }) {
  const say = useSay()
  const may = useMay()
  const plans = useAsk(listSupportPlans, { case: services.case }, { every: 60 }).data?.plans ?? []
  const [open, setOpen] = useState<Open>()
  const done = () => setOpen(undefined)
  const codeOf = (person: string) => people.find((one) => one.id === person)?.code ?? ''
  const nameOf = (provider: string) => services.providers.find((one) => one.id === provider)?.name ?? ''
  const act = (what: 'add' | 'ask' | 'begin', words: string) =>
    may('assistance.services') && (
      <Button size="compact-sm" variant="default" onClick={() => setOpen({ what })}>
        {words}
      </Button>
    )
  return (
    <>
      <Card title={say('assistance:services.title')} bleed right={act('add', say('assistance:services.add'))}>
        {services.needs.length === 0 && <Empty>{say('assistance:services.none')}</Empty>}
        <ul className="sf-list">
          {services.needs.map((need) => (
            <NeedLine
              key={need.id}
              need={need}
              code={codeOf(need.person)}
              open={() => setOpen({ what: 'need', id: need.id })}
            />
          ))}
        </ul>
      </Card>
      <Card
        title={say('assistance:services.transfer')}
        bleed
        right={act('ask', say('assistance:services.transfer-ask'))}
      >
        <ul className="sf-list">
          {services.transfers.map((transfer) => (
            <li key={transfer.id}>
              <p className="row">
                <b>{codeOf(transfer.person)}</b> {nameOf(transfer.provider)}
                <Tag tone={transfer.answer ? (transfer.answer.accepted ? 'ok' : 'warn') : 'info'}>
                  {say(
                    transfer.answer
                      ? transfer.answer.accepted
                        ? 'assistance:services.transfer-yes'
                        : 'assistance:services.transfer-no'
                      : 'assistance:services.transfer-waits',
                  )}
                </Tag>
              </p>
              {transfer.answer?.reason && <p className="muted">{transfer.answer.reason}</p>}
              {!transfer.answer && may('assistance.services') && (
                <div className="sf-acts">
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setOpen({ what: 'transfer', id: transfer.id })}
                  >
                    {say('assistance:services.answer')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say('assistance:support.title')} bleed right={act('begin', say('assistance:support.begin'))}>
        {plans.length === 0 && <Empty>{say('assistance:support.none')}</Empty>}
        <ul className="sf-list">
          {plans.map((plan) => (
            <PlanLine
              key={plan.id}
              plan={plan}
              code={codeOf(plan.person)}
              open={() => setOpen({ what: 'plan', id: plan.id })}
            />
          ))}
        </ul>
      </Card>
      <Sheet open={open} done={done} services={services} people={people} plans={plans} />
    </>
  )
}

function PlanLine({ plan, code, open }: { plan: SupportPlan; code: string; open: () => void }) {
  const say = useSay()
  return (
    <li>
      <p className="row">
        <b>{code}</b>
        <Tag tone={plan.state === 'Ended' ? 'mute' : 'info'}>{say(`assistance:support-state.${plan.state}`)}</Tag>
        <Button size="compact-sm" variant="subtle" onClick={open}>
          {plan.objectives}
        </Button>
      </p>
      {plan.goals.map(({ goal, tasks }) => (
        <p key={goal} className="muted">
          {goal}: {tasks.filter((task) => task.done).length}/{tasks.length} {say('assistance:support.done')}
        </p>
      ))}
    </li>
  )
}

interface SheetProps {
  readonly open: Open | undefined
  readonly done: () => void
  readonly services: Services
  readonly people: readonly Someone[]
  readonly plans: z.output<typeof listSupportPlans.output>['plans']
}

function Sheet({ open, done, services, people, plans }: SheetProps) {
  const say = useSay()
  const id = open && 'id' in open ? open.id : undefined
  const need = services.needs.find((one) => one.id === id)
  const transfer = services.transfers.find((one) => one.id === id)
  const plan = plans.find((one) => one.id === id)
  const titles = {
    add: say('assistance:services.add'),
    ask: say('assistance:services.transfer-ask'),
    begin: say('assistance:support.begin'),
    transfer: say('assistance:services.answer'),
    plan: say('assistance:support.title'),
    need: need ? say(`assistance:service-type.${need.type}`) : '',
  }
  return (
    <Drawer title={open ? titles[open.what] : ''} open={open !== undefined} close={done}>
      {open?.what === 'add' && <NeedForm people={people} done={done} />}
      {open?.what === 'ask' && <AskForm people={people} done={done} />}
      {open?.what === 'begin' && <SupportForm people={people} done={done} />}
      {need && <NeedDetail need={need} services={services} />}
      {transfer && <AnswerForm transfer={transfer} done={done} />}
      {plan && <SupportForm key={plan.number} people={people} last={plan} done={done} />}
    </Drawer>
  )
}

export { ServicesPage as Page }
