import { useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react'
import type { KeyBinding } from './keys.tsx'
import type { TlpLevel } from './marks.tsx'

export interface Frame {
  readonly title: ReactNode
  readonly crumbs?: ReactNode
  readonly keys: readonly KeyBinding[]
  /** Who may read what is on the page; stands at the top and the foot of every printed sheet. */
  readonly tlp?: TlpLevel | undefined
}

let frame: Frame = { title: '', keys: [] }
const listeners = new Set<() => void>()

/** What the page on screen wrote on its frame; the shell draws it. */
export function useFrame(): Frame {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => frame,
  )
}

/** Before the browser paints, so that header and page change in one picture. */
export function useWriteFrame(next: Frame): void {
  useLayoutEffect(() => {
    frame = next
    for (const listener of listeners) listener()
  })
}
