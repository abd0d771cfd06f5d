import { useAsk } from '../../../../web/kit/ask.ts'
import { Gate } from '../../../../web/kit/card.tsx'
import type { PanelProps } from '../../../../web/kit/desk-page.ts'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { useMay } from '../../../../web/kit/session.ts'
import { mayTellReporter } from '../../safety/contract.ts'

/** Above the thread with a reporter: why nothing may be said to this one now. */
export function Panel({ report }: PanelProps) {
  const say = useSay()
  const may = useMay()
  const { data } = useAsk(mayTellReporter, { report: report as never }, { every: 60 })
  if (!data?.why) return null
  return (
    <Gate
      opens={
        data.case &&
        may('compartment.protection') && (
          <Go to="/cases/$case/safety" ids={{ case: data.case }}>
            {say('assistance:safety.open-page')}
          </Go>
        )
      }
    >
      {say(`assistance:why-not.${data.why}`)}
    </Gate>
  )
}
