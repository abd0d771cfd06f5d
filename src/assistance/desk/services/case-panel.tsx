import { getCase } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import type { PanelProps } from '../../../../web/kit/desk-page.ts'
import { Go, useGo } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { listServices } from '../../services/contract.ts'
import { NeedLine } from './need-line.tsx'
import '../safety/safety.css'

/** Beside a case: what its people need and how long they wait. */
export function Panel({ case: id = '' }: PanelProps) {
  const say = useSay()
  const go = useGo()
  const file = useAsk(getCase, { case: id as never })
  const asked = useAsk(listServices, { case: id as never })
  const codeOf = (person: string) => file.data?.people.find((one) => one.id === person)?.code ?? ''
  return (
    <Card
      title={say('assistance:services.title')}
      right={
        <Go to="/cases/$case/services" ids={{ case: id }} aria-label={say('assistance:services.open-page')}>
          {say('assistance:safety.more')}
        </Go>
      }
      bleed
    >
      <Answered of={asked}>
        {({ needs }) => {
          const open = needs.filter(({ standing }) => standing !== 'Ended' && standing !== 'Declined')
          if (open.length === 0) return <Empty>{say('assistance:services.none')}</Empty>
          return (
            <ul className="sf-list">
              {open.slice(0, 5).map((need) => (
                <NeedLine
                  key={need.id}
                  need={need}
                  code={codeOf(need.person)}
                  open={() => go('/cases/$case/services', { case: id })}
                />
              ))}
            </ul>
          )
        }}
      </Answered>
    </Card>
  )
}
