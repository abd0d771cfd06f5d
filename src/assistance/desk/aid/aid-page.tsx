import { Button } from '@mantine/core'
import { useState } from 'react'
import { CaseId, getCase } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { listAid, type RightsTold } from '../../aid/contract.ts'
import { AddLawyer } from './add-lawyer.tsx'
import { AskLawyer } from './ask-lawyer.tsx'
import { MandateCard } from './mandate-card.tsx'
import { TellRights } from './tell-rights.tsx'
import './aid.css'

type Form = 'rights' | 'ask' | 'lawyer'
const titles = {
  rights: 'assistance:aid.tell',
  ask: 'assistance:aid.ask',
  lawyer: 'assistance:aid.add-lawyer',
} as const

/** Legal aid of the people of a case: rights told, lawyers asked, what is due. */
function AidPage() {
  const say = useSay()
  const { case: id } = useIds<'case'>()
  const file = useAsk(getCase, { case: CaseId.parse(id) })
  const asked = useAsk(listAid, { case: CaseId.parse(id) }, { every: 60 })
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  const open = (which: Form) => (
    <Button size="compact-sm" variant="default" onClick={() => setForm(which)}>
      {say(titles[which])}
    </Button>
  )
  return (
    <Page
      title={say('assistance:aid.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('assistance:aid.case')}
        </Go>
      }
      className="la-page"
    >
      <Answered of={file} rows={4}>
        {({ people }) => (
          <Answered of={asked} rows={6}>
            {({ mandates, rights }) => (
              <>
                <div className="row">
                  {open('rights')}
                  {open('ask')}
                  {open('lawyer')}
                </div>
                <Rights rights={rights} codeOf={(person) => people.find((one) => one.id === person)?.code ?? ''} />
                {mandates.length === 0 && (
                  <Card title={say('assistance:aid.mandates')}>
                    <Empty>{say('assistance:aid.no-mandates')}</Empty>
                  </Card>
                )}
                {mandates.map((one) => (
                  <MandateCard key={one.id} one={one} />
                ))}
                <Drawer title={form ? say(titles[form]) : ''} open={form !== undefined} close={close}>
                  {form === 'rights' && <TellRights people={people} done={close} />}
                  {form === 'ask' && <AskLawyer people={people} caseId={CaseId.parse(id)} done={close} />}
                  {form === 'lawyer' && <AddLawyer done={close} />}
                </Drawer>
              </>
            )}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

function Rights({ rights, codeOf }: { rights: readonly RightsTold[]; codeOf: (person: string) => string }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <Card title={say('assistance:aid.rights')}>
      {rights.length === 0 ? (
        <Empty>{say('assistance:aid.no-rights')}</Empty>
      ) : (
        <ul className="la-list">
          {rights.map((one) => (
            <li key={one.id}>
              <p className="row">
                <b>{codeOf(one.person)}</b>
                <span>{one.language}</span>
                <span className="muted">{say(`assistance:interpreter.${one.interpreter}`)}</span>
                <Tag tone={one.understood === 'Yes' ? 'ok' : 'warn'}>
                  {say('assistance:aid.understood')}: {say(`assistance:understood.${one.understood}`)}
                </Tag>
                <time dateTime={one.at} className="muted">
                  {formatDate(one.at, { language, state })}
                </time>
              </p>
              {one.note && <p>{one.note}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export { AidPage as Page }
