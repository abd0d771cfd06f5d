import { useEffect, useRef, type ReactNode } from 'react'
import { Help } from './help.tsx'
import { closeOverlay, useOverlay } from './palette-store.ts'
import { Palette } from './palette.tsx'
import './overlays.css'

/** The shell's own two overlays. A native dialog: it holds the focus, closes with Esc and makes the rest inert. */
export function Overlays() {
  const overlay = useOverlay()
  if (overlay === 'palette')
    return (
      <Overlay className="palette">
        <Palette />
      </Overlay>
    )
  if (overlay === 'help')
    return (
      <Overlay className="help">
        <Help />
      </Overlay>
    )
  return null
}

function Overlay({ className, children }: { className: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => (before instanceof HTMLElement ? before.focus() : undefined)
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`overlay ${className}`}
      aria-modal="true"
      aria-labelledby="overlay-title"
      onClose={closeOverlay}
      closedby="any"
    >
      {children}
    </dialog>
  )
}
