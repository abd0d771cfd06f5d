import { Fragment, useLayoutEffect, useRef } from 'react'
import { useSay } from './i18n.ts'
import { K } from './marks.tsx'
import { isSignedOut } from './session.ts'

/** One key of a page: bound by `event.code`, so that it works on a Thai or Burmese layout. */
export interface KeyBinding {
  /** `KeyJ`, `Enter`, `BracketLeft`, `Digit1`; with `Ctrl+` or `Shift+` before it where needed. */
  readonly code: string
  /** What the key bar shows, e.g. `J`; without it the key is bound but not shown. */
  readonly show?: string
  /** What it does, said in the officer's language. */
  readonly does: string
  /** Without it the key is only shown: a part of the page binds it by itself. */
  readonly run?: () => void
}

const place = 'suar.single-keys'
/** Single keys can be turned off (WCAG 2.1.4); keys with Ctrl always work. */
export const singleKeysOn = () => localStorage.getItem(place) !== 'off'
export const turnSingleKeys = (on: boolean) => localStorage.setItem(place, on ? 'on' : 'off')

/** Binds keys while the component is on screen. Off while typing, and while a dialog is open. */
export function useKeys(keys: readonly KeyBinding[]): void {
  const current = useRef(keys)
  useLayoutEffect(() => {
    current.current = keys
  })
  // Before the page is painted: whoever sees it can use its keys.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.metaKey || isSignedOut() || isTaken(event)) return
      const code = `${event.ctrlKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`
      const key = current.current.find((binding) => binding.code === code && binding.run)
      if (!key?.run) return
      event.preventDefault()
      key.run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

let covered = false
// Noted before anything else hears the key: Esc closes a dialog or a menu, and must not also leave the page below it.
addEventListener(
  'keydown',
  () => {
    covered = document.querySelector('[role=dialog][aria-modal=true], [role=menu]') !== null
  },
  { capture: true },
)

/** Typing, a control that uses the key itself, or a dialog in front. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey) return false
  if (!singleKeysOn() || (covered && event.code === 'Escape')) return true
  const target = event.target as HTMLElement
  if (target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]'))
    return true
  if (event.code === 'Enter' && target.closest('a, button')) return true
  return document.querySelector('[role=dialog][aria-modal=true], dialog[open]') !== null
}

/** The bar below a page: at most six keys, then all of them under `?`. Keys with the same words are shown together. */
export function KeyBar({ keys }: { keys: readonly KeyBinding[] }) {
  const say = useSay()
  const shown = [...Map.groupBy(keys.filter(({ show }) => show), ({ does }) => does)].slice(0, 6) // prettier-ignore
  return (
    <div className="keys" aria-hidden="true">
      {shown.map(([does, same]) => (
        <span className="key" key={does}>
          {same.map(({ show }) => (
            <K key={show}>{show}</K>
          ))}
          {does}
        </span>
      ))}
      <span className="key keys-all">
        <K>?</K>
        <Fragment>{say('web:keys.all')}</Fragment>
      </span>
    </div>
  )
}
