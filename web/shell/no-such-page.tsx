import { Go } from '../kit/go.tsx'
import { useSay } from '../kit/i18n.ts'
import { Empty } from '../kit/states.tsx'

export function NoSuchPage() {
  const say = useSay()
  return (
    <main className="page page-scroll">
      <Empty action={<Go to="/">{say('web:start.back')}</Go>}>{say('web:state.no-such-page')}</Empty>
    </main>
  )
}
