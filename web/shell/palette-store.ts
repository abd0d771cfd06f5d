import { useSyncExternalStore } from 'react'

type Overlay = 'none' | 'palette' | 'help'
let overlay: Overlay = 'none'
const listeners = new Set<() => void>()

function set(next: Overlay): void {
  overlay = next
  for (const listener of listeners) listener()
}

export const openPalette = () => set('palette')
export const openHelp = () => set('help')
export const closeOverlay = () => set('none')

/** Which of the shell's own overlays is open; never two at once. */
export const useOverlay = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => overlay,
  )
