import { Button } from '@mantine/core'
import { useState } from 'react'
import { CaseId, getCase } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card, Gate } from '../../../../web/kit/card.tsx'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { listPapers, type Paper } from '../../papers/contract.ts'
import { PaperForm } from './paper-form.tsx'
import './papers.css'

/** Who holds the papers and telephones of the people of a case, authorities included. */
function PapersPage() {
  const say = useSay()
  const may = useMay()
  const { case: id } = useIds<'case'>()
  const file = useAsk(getCase, { case: CaseId.parse(id) })
  const asked = useAsk(listPapers, { case: CaseId.parse(id) })
  const [form, setForm] = useState<Paper | 'new'>()
  const close = () => setForm(undefined)
  return (
    <Page
      title={say('assistance:papers.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('assistance:papers.case')}
        </Go>
      }
      className="pa-page"
    >
      <Answered of={file} rows={4}>
        {({ people }) => (
          <Answered of={asked} rows={4}>
            {({ papers }) => (
              <>
                {papers.some(({ holder }) => holder === 'HeldByAuthority') && (
                  <Gate>{say('assistance:papers.gate')}</Gate>
                )}
                <Card
                  title={say('assistance:papers.lead')}
                  right={
                    may('assistance.position') && (
                      <Button size="compact-sm" variant="default" onClick={() => setForm('new')}>
                        {say('assistance:papers.add')}
                      </Button>
                    )
                  }
                >
                  {papers.length === 0 && <Empty>{say('assistance:papers.none')}</Empty>}
                  <ul className="pa-list">
                    {papers.map((one) => (
                      <PaperLine
                        key={one.id}
                        one={one}
                        code={people.find(({ id: person }) => person === one.person)?.code ?? ''}
                        move={may('assistance.position') ? () => setForm(one) : undefined}
                      />
                    ))}
                  </ul>
                </Card>
                <Drawer
                  title={form === 'new' ? say('assistance:papers.add') : say('assistance:papers.move')}
                  open={form !== undefined}
                  close={close}
                >
                  {form && <PaperForm people={people} paper={form === 'new' ? undefined : form} done={close} />}
                </Drawer>
              </>
            )}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

function PaperLine({ one, code, move }: { one: Paper; code: string; move: (() => void) | undefined }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <li>
      <p className="row">
        <b>
          {code} {say(`assistance:paper.${one.kind}`)}
        </b>
        <Tag tone={one.holder === 'HeldByPerson' ? 'ok' : one.holder === 'HeldByAuthority' ? 'bad' : 'warn'}>
          {say(`assistance:paper-holder.${one.holder}`)}
        </Tag>
        {move && (
          <Button size="compact-xs" variant="default" onClick={move}>
            {say('assistance:papers.move')}
          </Button>
        )}
      </p>
      {one.fromLeg && <small>{say('assistance:papers.from-leg')}</small>}
      <ol className="pa-steps">
        {one.steps.toReversed().map(({ number, holder, since, who, why, receipt }) => (
          <li key={number}>
            {say('assistance:papers.since', { date: formatDate(since, { language, state }) })}{' '}
            {say(`assistance:paper-holder.${holder}`)}
            {[who, why, receipt && say('assistance:papers.against', { receipt })]
              .filter(Boolean)
              .map((words) => ` · ${words}`)
              .join('')}
          </li>
        ))}
      </ol>
    </li>
  )
}

export { PapersPage as Page }
