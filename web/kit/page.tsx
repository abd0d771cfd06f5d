import type { ReactNode } from 'react'
import { useWriteFrame } from './frame.ts'
import { useKeys, type KeyBinding } from './keys.tsx'
import type { TlpLevel } from './marks.tsx'

interface PageProps {
  /** The heading of the page. Not the title of the browser's tab: that comes from the list of pages and holds no case. */
  readonly title: ReactNode
  readonly crumbs?: ReactNode
  /** Bound while the page is on screen, and shown in the bar below it. */
  readonly keys?: readonly KeyBinding[]
  /** `scroll` for a page that flows; `fill` for one whose columns scroll by themselves. */
  readonly flow?: 'scroll' | 'fill'
  /** The marking of what is on it, for its prints. */
  readonly tlp?: TlpLevel | undefined
  readonly className?: string
  readonly children: ReactNode
}

const none: readonly KeyBinding[] = []

/** The frame of every desk page: its heading, its way back, its keys. */
export function Page({ title, crumbs, keys = none, flow = 'scroll', className = '', tlp, children }: PageProps) {
  useKeys(keys)
  useWriteFrame({ title, crumbs, keys, tlp })
  return <div className={`page page-${flow} ${className}`}>{children}</div>
}
