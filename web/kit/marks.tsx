import { Kbd } from '@mantine/core'
import type { ReactNode } from 'react'

/** The beacon: a harbour ring and two lamps. `out` shows the lamps out of line, the form of an alarm. */
export const Mark = ({ size = 28, out = false }: { size?: number; out?: boolean }) => (
  <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
    <path d="M21 53.5A25 25 0 1 1 43 53.5" fill="none" stroke="currentColor" strokeWidth="6.5" strokeLinecap="round" />
    <circle cx={out ? 39 : 32} cy="23" r="5" fill="var(--su-lamp)" />
    <circle cx={out ? 26 : 32} cy="41" r="7" fill="var(--su-lamp)" />
  </svg>
)

export type TlpLevel = 'RED' | 'AMBER+STRICT' | 'AMBER' | 'GREEN' | 'CLEAR'

/** Who may read: TLP 2.0, in its official colours on black. */
export const Tlp = ({ v, title }: { v: TlpLevel; title?: string }) => (
  <span className={`tlp tlp-${v.split('+')[0]}`} title={title}>
    TLP:{v}
  </span>
)

/** A state as its two letters. Never a flag. */
export const State = ({ c, dim }: { c: string; dim?: boolean }) => (
  <span className={dim ? 'state state-dim' : 'state'}>{c}</span>
)

export type Tone = 'mute' | 'ok' | 'warn' | 'bad' | 'info' | 'ex'

/** A word with a tone and, where it carries meaning, a shape: never colour alone. */
export function Tag({
  tone = 'mute',
  icon,
  children,
  outline,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
  outline?: boolean
}) {
  return (
    <span className={`tag tag-${tone}${outline ? ' tag-outline' : ''}`}>
      {icon}
      {children}
    </span>
  )
}

export const Mono = ({ children }: { children: ReactNode }) => <span className="mono">{children}</span>
export const K = ({ children }: { children: ReactNode }) => (
  <Kbd size="xs" className="kbd">
    {children}
  </Kbd>
)

/** A receipt number in groups, as it stands on the reporter's paper: `4827 1093 65`. */
export const Receipt = ({ n }: { n: string }) => (
  <span className="mono">{n.replace(/^(\d{4})(\d{4})(\d{2})$/, '$1 $2 $3')}</span>
)
