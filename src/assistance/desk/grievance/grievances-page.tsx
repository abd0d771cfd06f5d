import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { useGo } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { listGrievances } from '../../grievance/contract.ts'
import { CheckRow, GrievanceRow } from './grievance-row.tsx'
import './grievance.css'

/** What waits and what is settled; and who must be asked whether she was harmed for complaining. */
function GrievancesPage() {
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const [settled, setSettled] = useState(false)
  const asked = useAsk(listGrievances, { settled }, { every: 60, keep: true })
  const tab = (value: boolean, label: string) => (
    <Button
      size="compact-sm"
      variant={settled === value ? 'filled' : 'default'}
      aria-pressed={settled === value}
      onClick={() => setSettled(value)}
    >
      {label}
    </Button>
  )
  return (
    <Page title={say('assistance:grievance.title')} className="gr-page">
      <div className="row">
        {tab(false, say('assistance:grievance.open'))}
        {tab(true, say('assistance:grievance.settled'))}
        {may('assistance.take-grievance') && (
          <Button size="compact-sm" variant="default" onClick={() => go('/grievances/new')}>
            {say('assistance:grievance.take')}
          </Button>
        )}
      </div>
      <Answered of={asked} rows={8}>
        {({ grievances, checks, more }) => (
          <>
            {checks.length > 0 && (
              <Card title={say('assistance:grievance.checks')} bleed>
                <ul className="waits">
                  {checks.map((one) => (
                    <CheckRow key={`${one.id} ${one.days}`} one={one} />
                  ))}
                </ul>
              </Card>
            )}
            <Card title={say('assistance:grievance.lead')} bleed>
              {grievances.length === 0 ? (
                <Empty>{say(settled ? 'assistance:grievance.none-settled' : 'assistance:grievance.none')}</Empty>
              ) : (
                <ul className="waits">
                  {grievances.map((one) => (
                    <GrievanceRow key={one.id} one={one} />
                  ))}
                </ul>
              )}
              {more && <p className="waits-none">{say('assistance:grievance.more')}</p>}
            </Card>
          </>
        )}
      </Answered>
    </Page>
  )
}

export { GrievancesPage as Page }
