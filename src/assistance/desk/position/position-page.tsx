import { Button } from '@mantine/core'
import { useState } from 'react'
import { CaseId, getCase } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { State, Tag, type Tone } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { listBurdens, type Burden, type BurdenStanding } from '../../position/contract.ts'
import type { Someone } from '../person-field.tsx'
import { AddBurden } from './add-burden.tsx'
import { StepForm } from './step-form.tsx'
import './position.css'

const tone: Record<BurdenStanding, Tone> = {
  Open: 'warn',
  Proposed: 'info',
  Granted: 'ok',
  Refused: 'warn',
  Appealed: 'info',
  Ended: 'mute',
}

/** What weighs on the people of a case: who is held comes first, then what was done about each burden. */
function PositionPage() {
  const say = useSay()
  const { case: id } = useIds<'case'>()
  const file = useAsk(getCase, { case: CaseId.parse(id) })
  const asked = useAsk(listBurdens, { case: CaseId.parse(id) }, { every: 60 })
  return (
    <Page
      title={say('assistance:position.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('assistance:consent.case')}
        </Go>
      }
      className="po-page"
    >
      <Answered of={file} rows={6}>
        {({ people }) => (
          <Answered of={asked} rows={6}>
            {({ burdens }) => <Position people={people} burdens={burdens} />}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

function Position({ people, burdens }: { people: readonly Someone[]; burdens: readonly Burden[] }) {
  const say = useSay()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [chosen, choose] = useState<Burden>()
  const codeOf = (person: string) => people.find(({ id }) => id === person)?.code ?? ''
  const sorted = burdens.toSorted((a, b) => (a.reviewDue ?? '9').localeCompare(b.reviewDue ?? '9'))
  const open = chosen && burdens.find(({ id }) => id === chosen.id)
  return (
    <>
      <Card
        title={say('assistance:position.lead')}
        bleed
        right={
          may('assistance.position') && (
            <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
              {say('assistance:position.add')}
            </Button>
          )
        }
      >
        {burdens.length === 0 ? (
          <Empty>{say('assistance:position.none')}</Empty>
        ) : (
          <ul className="po-list">
            {sorted.map((burden) => (
              <li key={burden.id}>
                <button type="button" className="po-row" onClick={() => choose(burden)}>
                  <BurdenLine burden={burden} code={codeOf(burden.person)} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Drawer title={say('assistance:position.add')} open={adding} close={() => setAdding(false)}>
        {adding && <AddBurden people={people} done={() => setAdding(false)} />}
      </Drawer>
      <Drawer
        title={open ? `${codeOf(open.person)}: ${say(`assistance:burden.${open.kind}`)}` : ''}
        open={open !== undefined}
        close={() => choose(undefined)}
      >
        {open && <StepForm burden={open} />}
      </Drawer>
    </>
  )
}

function BurdenLine({ burden, code }: { burden: Burden; code: string }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const proposal = burden.steps.findLast(({ assessment }) => assessment !== null)?.assessment
  return (
    <>
      <b>{code}</b>
      <span className="po-what">
        <b>{say(`assistance:burden.${burden.kind}`)}</b> <State c={burden.state} />
        <small>
          {burden.authority} · {burden.what}
        </small>
        <small>
          {say('assistance:position.since', { date: formatDate(burden.since, { language, state }) })}
          {proposal && (
            <>
              {' · '}
              {say('assistance:position.compelled')}: {say(`assistance:yes-no.${proposal.compelled}`)}
              {' · '}
              {say('assistance:position.related')}: {say(`assistance:yes-no.${proposal.related}`)}
            </>
          )}
        </small>
      </span>
      <span className="po-marks">
        {burden.reviewDue && <Clock due={burden.reviewDue} from={burden.since} />}
        <Tag tone={tone[burden.standing]}>{say(`assistance:burden-standing.${burden.standing}`)}</Tag>
      </span>
    </>
  )
}

export { PositionPage as Page }
