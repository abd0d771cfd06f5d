import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useSay } from './i18n.ts'
import { ProblemError, useProblemText } from './problem.ts'

/** One sentence and at most one action, no drawing. */
export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <p>{children}</p>
    {action}
  </div>
)

/** Something is there and closed to this officer, or it does not exist: the desk says the same for both. */
export function Denied({ children, action }: { children?: ReactNode; action?: ReactNode }) {
  const say = useSay()
  return (
    <div className="denied" role="note">
      <IconLock size={18} stroke={1.75} aria-hidden="true" />
      <div>
        <p>{children ?? say('web:denied.not-yours')}</p>
        {action}
      </div>
    </div>
  )
}

/** Grey bars in the final layout, only after 200 ms: a quick answer never flickers. */
export function Skeleton({ rows = 3, height = 16 }: { rows?: number; height?: number }) {
  const say = useSay()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className="bars" role="status" aria-label={say('web:state.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} style={{ height, width: `${92 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  )
}

/** What happened and what to do; a refusal that hides something becomes `Denied`. */
export function ErrorNote({ error, again }: { error: unknown; again?: () => void }) {
  const say = useSay()
  const text = useProblemText()
  if (error instanceof ProblemError && (error.status === 404 || error.status === 403)) return <Denied />
  const reference = error instanceof ProblemError ? error.detail['reference'] : undefined
  return (
    <div className="error-note" role="alert">
      <p>{text(error)}</p>
      {again && (
        <Button size="compact-sm" variant="default" onClick={again}>
          {say('web:state.again')}
        </Button>
      )}
      {typeof reference === 'string' && <small className="mono">{reference}</small>}
    </div>
  )
}

interface Answer<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
  readonly fetchStatus?: 'fetching' | 'paused' | 'idle'
}

/**
 * All states of one answer: bars while it loads, a note when it failed, else the children.
 * `<Answered of={queue} rows={8}>{(queue) => …}</Answered>`
 */
export function Answered<T>({
  of,
  rows = 3,
  children,
}: {
  of: Answer<T>
  rows?: number
  children: (answer: T) => ReactNode
}) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ErrorNote error={of.error} again={() => void of.refetch()} />
  if (of.fetchStatus === 'paused') return <Away />
  return <Skeleton rows={rows} />
}

/** Not asked yet, and the network is away: it comes by itself when the network is back. */
function Away() {
  const say = useSay()
  return (
    <div className="error-note" role="status">
      <p>{say('web:state.away')}</p>
    </div>
  )
}
