import type { z } from 'zod'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import type { AcceptedList } from '../members/contract.ts'
import { Changes } from './change-words.tsx'
import { Moment } from './moment.tsx'

/** Every list that was in force here, newest first: what it changed, and who signed it. */
export function ListHistory({ lists }: { lists: readonly z.infer<typeof AcceptedList>[] }) {
  const say = useSay()
  return (
    <Card title={say('exchange:members.history')} bleed>
      {lists.map(({ version, changes, signedBy, acceptedAt, words }) => (
        <details key={version} className="ex-history">
          <summary>
            {say('exchange:members.list', { version })} · <Moment at={acceptedAt} /> ·{' '}
            {say('exchange:members.by', { states: signedBy.join(', ') })}
          </summary>
          <div>
            <Changes of={changes} />
            <Mono>{words}</Mono>
          </div>
        </details>
      ))}
    </Card>
  )
}
