import { useState } from 'react'
import { CaseId, getCase } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page } from '../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { ConsentPurpose, listConsents } from '../contract.ts'
import { ConsentCell } from './consent-cell.tsx'
import { ConsentRecordForm } from './consent-form.tsx'
import type { Someone } from './person-field.tsx'
import './consent.css'

interface Named extends Someone {
  readonly maskedName: string | null
}
interface Chosen {
  readonly person: Named
  readonly purpose: ConsentPurpose
}

/** Purposes down, people across: what each person said yes or no to. */
function ConsentPage() {
  const say = useSay()
  const { case: id } = useIds<'case'>()
  const file = useAsk(getCase, { case: CaseId.parse(id) })
  return (
    <Page
      title={say('assistance:consent.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('assistance:consent.case')}
        </Go>
      }
      className="cg-page"
    >
      <Answered of={file} rows={8}>
        {({ people }) =>
          people.length === 0 ? <Empty>{say('assistance:consent.nobody')}</Empty> : <Grid file={id!} people={people} />
        }
      </Answered>
    </Page>
  )
}

function Grid({ file, people }: { file: string; people: readonly Named[] }) {
  const say = useSay()
  const [chosen, choose] = useState<Chosen>()
  return (
    <Card title={say('assistance:consent.lead')} bleed>
      <div className="cg-scroll">
        <table className="cg">
          <thead>
            <tr>
              <th scope="col">{say('assistance:consent.purpose')}</th>
              {people.map(({ id, code, maskedName }) => (
                <th key={id} scope="col">
                  {code} <span className="muted">{maskedName}</span>
                  <Go
                    className="cg-copy-link"
                    to="/cases/$case/consents/$person"
                    ids={{ case: file, person: id }}
                    aria-label={say('assistance:copy.of', { code })}
                  >
                    {say('assistance:copy.short')}
                  </Go>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ConsentPurpose.options.map((purpose) => (
              <tr key={purpose}>
                <th scope="row">{say(`assistance:purpose.${purpose}`)}</th>
                {people.map((person) => (
                  <td key={person.id}>
                    <b className="cg-who" aria-hidden="true">
                      {person.code}
                    </b>
                    <Cell person={person} purpose={purpose} choose={choose} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Drawer
        title={chosen ? `${chosen.person.code}: ${say(`assistance:purpose.${chosen.purpose}`)}` : ''}
        open={chosen !== undefined}
        close={() => choose(undefined)}
      >
        {chosen && (
          <ConsentRecordForm person={chosen.person.id} purpose={chosen.purpose} done={() => choose(undefined)} />
        )}
      </Drawer>
    </Card>
  )
}

function Cell({ person, purpose, choose }: Chosen & { choose: (chosen: Chosen) => void }) {
  const asked = useAsk(listConsents, { person: person.id })
  const standing = asked.data?.standing[purpose]
  if (standing === undefined) return null
  return <ConsentCell standing={standing} of={person.code} choose={() => choose({ person, purpose })} />
}

export { ConsentPage as Page }
