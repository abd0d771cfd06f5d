import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listOperations } from '../operations-contract.ts'
import { OperationRow } from './operation-row.tsx'

type Place = z.input<typeof listOperations.input>['after']

/** All operations, the last first, page by page until the first that there was. */
export function OperationPages({ change }: { change: boolean }) {
  const [places, setPlaces] = useState<readonly Place[]>([undefined])
  return places.map((after, at) => (
    <OperationPage
      key={after?.id ?? 'first'}
      change={change}
      after={after}
      {...(at === places.length - 1 && { more: (next: Place) => setPlaces([...places, next]) })}
    />
  ))
}

function OperationPage({ change, after, more }: { change: boolean; after: Place; more?: (next: Place) => void }) {
  const say = useSay()
  const found = useAsk(listOperations, after ? { after } : {})
  return (
    <Answered of={found} rows={3}>
      {({ operations, next }) =>
        operations.length === 0 ? (
          <Empty>{say('networks:operation.none')}</Empty>
        ) : (
          <>
            <ul className="net-list">
              {operations.map((operation) => (
                <OperationRow key={operation.id} operation={operation} change={change} />
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
