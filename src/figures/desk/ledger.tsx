import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { ChoiceField, TextField, TickField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listFigures, type Figure } from '../contract.ts'
import { FigureForm } from './figure-form.tsx'

/** Every figure with what it must carry; filters by word, state and contradiction. */
export function Ledger() {
  const say = useSay()
  const may = useMay()
  const [search, setSearch] = useState('')
  const [state, setState] = useState<'Published' | 'Proposed'>('Published')
  const [onlyContradicted, setOnly] = useState(false)
  const [adding, setAdding] = useState(false)
  const found = useAsk(
    listFigures,
    { ...(search.trim() && { search: search.trim() }), state, onlyContradicted },
    { keep: true },
  )
  return (
    <Card
      bleed
      className="fig-wide"
      title={say('figures:ledger.title')}
      right={
        may('figures.publish') && (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {say('figures:ledger.add')}
          </Button>
        )
      }
    >
      <div className="fig-filters">
        <TextField label={say('figures:ledger.search')} value={search} change={setSearch} />
        <ChoiceField
          label={say('figures:ledger.state')}
          value={state}
          change={(value) => setState(value === 'Proposed' ? 'Proposed' : 'Published')}
          choices={(['Published', 'Proposed'] as const).map((value) => ({
            value,
            label: say(`figures:state.${value}`),
          }))}
        />
        <TickField label={say('figures:ledger.contradicted')} value={onlyContradicted} change={setOnly} />
      </div>
      <Answered of={found} rows={8}>
        {({ figures }) =>
          figures.length === 0 ? <Empty>{say('figures:ledger.nothing')}</Empty> : <LedgerTable figures={figures} />
        }
      </Answered>
      <Drawer title={say('figures:ledger.add')} open={adding} close={() => setAdding(false)}>
        {adding && <FigureForm done={() => setAdding(false)} />}
      </Drawer>
    </Card>
  )
}

function LedgerTable({ figures }: { figures: readonly Figure[] }) {
  const say = useSay()
  const language = useLanguage()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="fig-scroll" role="region" aria-label={say('figures:ledger.title')} tabIndex={0}>
      <table className="fig-table">
        <thead>
          <tr>
            <th scope="col">{say('figures:column.figure')}</th>
            <th scope="col">{say('figures:column.definition')}</th>
            <th scope="col">{say('figures:column.period')}</th>
            <th scope="col">{say('figures:column.unit')}</th>
            <th scope="col">{say('figures:column.source')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <tr key={one.code}>
              <th scope="row">
                <Go to="/figures/$figure" ids={{ figure: one.code }}>
                  {one.asStated}
                </Go>
                {one.contradictedBy.length > 0 && <Tag tone="warn">{say('figures:ledger.differs')}</Tag>}
              </th>
              <td>{one.definition[language]}</td>
              <td className="nowrap">{one.period}</td>
              <td>
                {say(`figures:unit.${one.unit}`)}
                <small>{say(`figures:countedAs.${one.countedAs}`)}</small>
              </td>
              <td>
                <small>{one.source}</small>
                {!one.sourceRead && <Tag outline>{say('figures:ledger.notRead')}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
