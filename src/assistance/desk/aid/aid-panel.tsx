import { CaseId } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import type { PanelProps } from '../../../../web/kit/desk-page.ts'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Answered } from '../../../../web/kit/states.tsx'
import { listAid } from '../../aid/contract.ts'

/** In the case file: who was asked for legal help, and whether the rights were told. */
export function Panel({ case: id }: PanelProps) {
  const say = useSay()
  const asked = useAsk(listAid, { case: CaseId.parse(id) })
  return (
    <Card
      title={say('assistance:aid.title')}
      right={
        <Go to="/cases/$case/legal-aid" ids={{ case: id! }} aria-label={say('assistance:aid.open')}>
          {say('assistance:aid.open')}
        </Go>
      }
    >
      <Answered of={asked}>
        {({ mandates, rights }) => (
          <>
            {rights.length === 0 && <p>{say('assistance:aid.no-rights')}</p>}
            {mandates.length === 0 && <p>{say('assistance:aid.no-mandates')}</p>}
            {mandates.slice(0, 3).map((one) => (
              <p key={one.id}>
                {one.code} · {say(`assistance:matter.${one.matter}`)} · {say(`assistance:mandate.${one.state}`)}
              </p>
            ))}
          </>
        )}
      </Answered>
    </Card>
  )
}
