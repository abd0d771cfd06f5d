import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../../web/kit/page.tsx'
import { watchWithdrawals } from '../../contract.ts'
import { Withdrawals } from './withdrawals.tsx'

/** The same for the data-protection officer, who follows all of them and opens none. */
export function Page() {
  const say = useSay()
  return (
    <Frame title={say('requests:withdrawals.title')} crumbs={<Go to="/transfers">{say('transfers:title')}</Go>}>
      <Withdrawals of={watchWithdrawals} linked={false} />
    </Frame>
  )
}
