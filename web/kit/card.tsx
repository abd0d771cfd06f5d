import { Button, type ButtonProps } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

/** A block of a page with a heading. `bleed` lets a table or list touch the edges. */
export function Card({
  title,
  right,
  children,
  className = '',
  bleed = false,
}: {
  title?: ReactNode
  right?: ReactNode
  children: ReactNode
  className?: string
  bleed?: boolean
}) {
  return (
    <section className={`card ${className}`}>
      {title && (
        <header className="card-h">
          <h2>{title}</h2>
          {right && <span className="card-r">{right}</span>}
        </header>
      )}
      <div className={bleed ? 'card-x' : 'card-b'}>{children}</div>
    </section>
  )
}

type NextProps = ButtonProps & ButtonHTMLAttributes<HTMLButtonElement> & { k?: string }

/** The one next step on a screen carries the lamp. At most one of these a page. */
export const Next = ({ children, k, className = '', ...rest }: NextProps) => (
  <Button
    className={`next ${className}`}
    size="sm"
    rightSection={k ? <span className="btn-k">{k}</span> : undefined}
    {...rest}
  >
    {children}
  </Button>
)

/** What stands in the way, and what opens it. The gated button beside it stays visible, disabled, with the reason. */
export const Gate = ({ children, opens }: { children: ReactNode; opens?: ReactNode }) => (
  <p className="gate">
    <IconLock size={16} stroke={1.75} aria-hidden="true" />
    <span>
      {children}
      {opens && <small>{opens}</small>}
    </span>
  </p>
)
