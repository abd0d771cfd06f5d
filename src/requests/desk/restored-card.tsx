import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import type { RequestView } from '../contract.ts'

/** That it was rebuilt after a restore: what is whole, what is gone, and what is still to be done. */
export function RestoredCard({ view }: { view: RequestView }) {
  const say = useSay()
  const { state } = useMe()
  if (view.restoredAt === null) return null
  const post = view.log.find(({ from }) => from === state)?.post
  const isUnplaced = view.side === 'Out' && view.case === null
  return (
    <Card title={say('requests:restored.title')}>
      <p className="t2">{say('requests:restored.says')}</p>
      {view.stillMissing && <p className="c-bad">{say('requests:restored.waits')}</p>}
      {isUnplaced && <p>{say('requests:restored.no-case')}</p>}
      {isUnplaced && post && <p className="t2">{say('requests:restored.written-by', { post })}</p>}
    </Card>
  )
}
