import { CaseId } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card, Gate } from '../../../../web/kit/card.tsx'
import type { PanelProps } from '../../../../web/kit/desk-page.ts'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Answered } from '../../../../web/kit/states.tsx'
import { listPapers } from '../../papers/contract.ts'

/** In the case file: whose papers an authority holds, for the case cannot be closed before they are back. */
export function Panel({ case: id }: PanelProps) {
  const say = useSay()
  const asked = useAsk(listPapers, { case: CaseId.parse(id) })
  return (
    <Card
      title={say('assistance:papers.title')}
      right={
        <Go to="/cases/$case/papers" ids={{ case: id! }} aria-label={say('assistance:papers.open')}>
          {say('assistance:papers.open')}
        </Go>
      }
    >
      <Answered of={asked}>
        {({ papers }) =>
          papers.some(({ holder }) => holder === 'HeldByAuthority') ? (
            <Gate>{say('assistance:papers.gate')}</Gate>
          ) : (
            <p>{say('assistance:papers.count', { count: papers.length })}</p>
          )
        }
      </Answered>
    </Card>
  )
}
