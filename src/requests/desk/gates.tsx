import { IconLockCheck } from '@tabler/icons-react'
import { Card, Gate } from '../../../web/kit/card.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import type { RequestView } from '../contract.ts'

/** What stands in the way, in words, and what opens it. */
export function Gates({ view }: { view: RequestView }) {
  const say = useSay()
  if (view.gates.length === 0 || view.side === 'In') return null
  return (
    <Card title={say('requests:gate.title')}>
      {view.gates.map(({ purpose, open, standing }) =>
        open ? (
          <p key={purpose} className="gate">
            <IconLockCheck size={16} stroke={1.75} aria-hidden="true" />
            <span>{say('requests:gate.open', { what: say(`requests:gate.purpose.${purpose}`) })}</span>
          </p>
        ) : (
          <Gate key={purpose} opens={<Opens view={view} />}>
            <b>{say('requests:gate.closed')}</b>{' '}
            {say(`requests:gate.standing.${standing}`, { what: say(`requests:gate.purpose.${purpose}`) })}
          </Gate>
        ),
      )}
    </Card>
  )
}

function Opens({ view }: { view: RequestView }) {
  const say = useSay()
  return (
    <>
      {say('requests:gate.opens')}{' '}
      {view.case && (
        <Go to="/cases/$case/consents" ids={{ case: view.case }}>
          {say('requests:gate.record')}
        </Go>
      )}
    </>
  )
}
