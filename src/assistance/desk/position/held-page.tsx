import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { listHeld } from '../../position/contract.ts'
import { HeldRow } from './held-row.tsx'
import './position.css'

/** Everybody in detention whom this officer looks after. */
function HeldPage() {
  const say = useSay()
  const asked = useAsk(listHeld, {}, { every: 60 })
  return (
    <Page title={say('assistance:position.held')} className="po-page">
      <Card title={say('assistance:position.held-lead')} bleed>
        <Answered of={asked} rows={8}>
          {({ held, more }) =>
            held.length === 0 ? (
              <Empty>{say('assistance:position.nobody-held')}</Empty>
            ) : (
              <>
                <ul className="waits">
                  {held.map((one) => (
                    <HeldRow key={one.id} one={one} />
                  ))}
                </ul>
                {more && <p className="waits-none">{say('assistance:position.held-more', { count: held.length })}</p>}
              </>
            )
          }
        </Answered>
      </Card>
    </Page>
  )
}

export { HeldPage as Page }
