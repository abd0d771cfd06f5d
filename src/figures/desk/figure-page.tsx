import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { decideFigure, getFigure, type Figure, type FigureCode, type Revision } from '../contract.ts'
import { FigureForm } from './figure-form.tsx'
import './figures.css'

/** One figure with its revisions, and side by side what contradicts it. */
export function Page() {
  const say = useSay()
  const { figure: code = '' } = useIds<'figure'>()
  const found = useAsk(getFigure, { code: code as FigureCode })
  const [revising, setRevising] = useState(false)
  const may = useMay()
  return (
    <Frame title={say('figures:desk.figure')} crumbs={<Go to="/figures">{say('figures:desk.title')}</Go>}>
      <Answered of={found}>
        {({ figure, revisions, contradictions }) => (
          <div className="fig-body">
            <div className="fig-side fig-wide">
              <FigureCard of={figure} title={figure.code} />
              {contradictions.map((one) => (
                <FigureCard
                  key={one.figure.code}
                  of={one.figure}
                  title={say('figures:figure.differs')}
                  note={one.note}
                />
              ))}
            </div>
            <Card
              bleed
              className="fig-wide"
              title={say('figures:figure.revisions')}
              right={
                may('figures.publish') && (
                  <Button size="compact-sm" variant="default" onClick={() => setRevising(true)}>
                    {say('figures:figure.revise')}
                  </Button>
                )
              }
            >
              {revisions.map((one) => (
                <RevisionLine key={one.revision} code={figure.code} of={one} />
              ))}
            </Card>
            <Drawer title={say('figures:figure.revise')} open={revising} close={() => setRevising(false)}>
              {revising && <FigureForm of={figure} done={() => setRevising(false)} />}
            </Drawer>
          </div>
        )}
      </Answered>
    </Frame>
  )
}

function FigureCard({ of, title, note }: { of: Figure; title: string; note?: { id: string; en: string } }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <Card title={title} right={<Tag outline>{say(`figures:state.${of.state}`)}</Tag>}>
      <p className="fig-big">
        <b>{of.number === null ? '' : of.number.toLocaleString(language)}</b> {of.asStated}
      </p>
      <p>{of.definition[language]}</p>
      <p className="muted">
        {of.period}. {say(`figures:unit.${of.unit}`)}, {say(`figures:countedAs.${of.countedAs}`)}.{' '}
        {say('figures:page.source', { source: of.source })}
      </p>
      {note && <p>{note[language]}</p>}
    </Card>
  )
}

/** A revision, and for a proposed one the decision of a second person. */
function RevisionLine({ code, of }: { code: FigureCode; of: Revision }) {
  const say = useSay()
  const may = useMay()
  const decide = useTell(decideFigure)
  const tell = (outcome: 'Publish' | 'Decline') => decide.mutate({ code, revision: of.revision, outcome })
  return (
    <div className="fig-filters">
      <Tag>{say(`figures:state.${of.state}`)}</Tag>
      <b>{of.asStated}</b>
      <span className="muted">
        {say('figures:figure.by', { n: of.revision, author: of.author ?? say('figures:figure.program') })}
        {of.approver && ` ${say('figures:figure.approved', { approver: of.approver })}`} {of.reason}
      </span>
      {of.state === 'Proposed' && may('figures.publish') && (
        <>
          <Button size="compact-sm" loading={decide.isPending} onClick={() => tell('Publish')}>
            {say('figures:figure.publish')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => tell('Decline')}>
            {say('figures:figure.decline')}
          </Button>
        </>
      )}
      {decide.error && <ErrorNote error={decide.error} />}
    </div>
  )
}
