import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listEntries } from '../contract.ts'
import { EntryRow } from './entry-row.tsx'

type Place = z.input<typeof listEntries.input>['after']
interface Of {
  readonly case?: string
  readonly none: string
}

/** Entries, the newest first, page by page until the last. */
export function EntryPages(of: Of) {
  const [places, setPlaces] = useState<readonly Place[]>([undefined])
  return places.map((after, at) => (
    <EntryPage
      key={after?.id ?? 'first'}
      {...of}
      after={after}
      {...(at === places.length - 1 && { more: (next: Place) => setPlaces([...places, next]) })}
    />
  ))
}

function EntryPage({ case: id, none, after, more }: Of & { after: Place; more?: (next: Place) => void }) {
  const say = useSay()
  const found = useAsk(listEntries, { ...(id && { case: id as never }), ...(after && { after }) })
  return (
    <Answered of={found} rows={3}>
      {({ entries, next }) =>
        entries.length === 0 ? (
          <Empty>{none}</Empty>
        ) : (
          <>
            <ul className="net-list">
              {entries.map((entry) => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </ul>
            {next && more && (
              <Button className="net-more" variant="default" size="sm" onClick={() => more(next)}>
                {say('networks:list.more')}
              </Button>
            )}
          </>
        )
      }
    </Answered>
  )
}
