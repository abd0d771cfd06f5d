import type { ReactNode } from 'react'
import { Card } from './card.tsx'
import { Go } from './go.tsx'
import { useSay } from './i18n.ts'
import { Answered } from './states.tsx'

interface WaitsProps<T> {
  readonly title: string
  /** Said when nothing waits. */
  readonly none: string
  /** The page on which all of it stands. */
  readonly to: string
  readonly of: {
    readonly data: readonly T[] | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  /** One list item. */
  readonly row: (item: T) => ReactNode
}

/** A few things that wait, the most pressing first, on a page that is about more than them. */
export function Waits<T>({ title, none, to, of, row }: WaitsProps<T>) {
  const say = useSay()
  return (
    <Card
      title={title}
      right={
        <Go to={to} aria-label={say('web:start.all-of', { title })}>
          {say('web:start.all')}
        </Go>
      }
      bleed
    >
      <Answered of={of}>
        {(items) =>
          items.length === 0 ? (
            <p className="waits-none">{none}</p>
          ) : (
            <ul className="waits">{items.slice(0, 5).map(row)}</ul>
          )
        }
      </Answered>
    </Card>
  )
}
