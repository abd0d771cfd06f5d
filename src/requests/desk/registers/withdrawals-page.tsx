import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../../web/kit/page.tsx'
import { listWithdrawals } from '../../contract.ts'
import { Withdrawals } from './withdrawals.tsx'

/** What she took back, for those who work on her requests. */
export function Page() {
  const say = useSay()
  return (
    <Frame title={say('requests:withdrawals.title')} crumbs={<Go to="/exchange">{say('requests:board.title')}</Go>}>
      <Withdrawals of={listWithdrawals} linked />
    </Frame>
  )
}
