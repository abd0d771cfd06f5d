import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { AuthorityKind, listAuthorities, type Authority } from '../authority/contract.ts'
import { EntryForm } from './entry-form.tsx'
import { Places } from './places.tsx'
import { OpenNow, Standing } from './standing.tsx'
import { Wide } from './wide.tsx'
import { useStateChoices } from './use-state-choices.ts'
import { useWords } from './words.ts'

/** Who can be reached: by words, state and kind. */
export function Page() {
  const say = useSay()
  const may = useMay()
  const [search, setSearch] = useState('')
  const [state, setState] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const asked = {
    ...(search.trim() && { search: search.trim() }),
    ...(state && { state }),
    ...(kind && { kind: kind as AuthorityKind }),
  }
  const found = useAsk(listAuthorities, asked, { keep: true })
  const any = { value: '', label: say('directory:filter.any') }
  return (
    <Frame title={say('directory:desk.title')}>
      <Places here="authorities" />
      <div className="dir-filters">
        <TextField label={say('directory:filter.search')} value={search} change={setSearch} />
        <ChoiceField
          label={say('directory:filter.state')}
          value={state ?? ''}
          change={(value) => setState(value || null)}
          choices={[any, ...useStateChoices()]}
        />
        <ChoiceField
          label={say('directory:filter.kind')}
          value={kind ?? ''}
          change={(value) => setKind(value || null)}
          choices={[any, ...AuthorityKind.options.map((value) => ({ value, label: say(`directory:kind.${value}`) }))]}
        />
        {may('directory.edit') && (
          <Button size="sm" variant="default" onClick={() => setAdding(true)}>
            {say('directory:edit.add')}
          </Button>
        )}
      </div>
      <div className="dir-body">
        <Answered of={found} rows={10}>
          {({ authorities }) =>
            authorities.length === 0 ? (
              <Empty>{say('directory:filter.nothing')}</Empty>
            ) : (
              <Card bleed title={say('directory:filter.found', { count: authorities.length })}>
                <AuthorityTable authorities={authorities} />
              </Card>
            )
          }
        </Answered>
      </div>
      <Drawer title={say('directory:edit.add')} open={adding} close={() => setAdding(false)}>
        {adding && <EntryForm done={() => setAdding(false)} />}
      </Drawer>
    </Frame>
  )
}

function AuthorityTable({ authorities }: { authorities: readonly Authority[] }) {
  const say = useSay()
  const words = useWords()
  return (
    <Wide label={say('directory:desk.authorities')}>
      <table className="dir-table">
        <thead>
          <tr>
            <th scope="col">{say('directory:column.state')}</th>
            <th scope="col">{say('directory:column.name')}</th>
            <th scope="col">{say('directory:column.kind')}</th>
            <th scope="col">{say('directory:column.reach')}</th>
            <th scope="col">{say('directory:column.open')}</th>
            <th scope="col">{say('directory:column.verified')}</th>
          </tr>
        </thead>
        <tbody>
          {authorities.map((one) => (
            <tr key={one.code}>
              <td className="nowrap">
                <State c={one.state} /> {one.seat !== one.state && <State c={one.seat} dim />}
              </td>
              <th scope="row">
                <Go to="/directory/$unit" ids={{ unit: one.code }}>
                  {words(one.name)}
                </Go>
                <small>{words(one.competence)}</small>
              </th>
              <td>{say(`directory:kind.${one.kind}`)}</td>
              <td className="nowrap">{one.channels[0]?.address ?? <span className="muted">–</span>}</td>
              <td>
                <OpenNow of={one} />
              </td>
              <td>
                <Standing of={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
