import { useEffect, useLayoutEffect, useRef } from 'react'
import { useGo } from '../kit/go.tsx'
import { useSay } from '../kit/i18n.ts'
import { singleKeysOn, useKeys } from '../kit/keys.tsx'
import { isSignedOut, useMay, useSignedOut } from '../kit/session.ts'
import { places } from '../pages.ts'
import { listenToNode } from './live.ts'
import { openHelp, openPalette } from './palette-store.ts'

/** The keys that work on every page: `g` and a letter, Ctrl K, `?`. */
export function useShellKeys(): void {
  const say = useSay()
  useKeys([
    { code: 'Ctrl+KeyK', does: say('web:keys.palette'), run: openPalette },
    { code: 'Shift+Slash', does: say('web:keys.all'), run: openHelp },
  ])
  useGoKeys()
  const signedOut = useSignedOut()
  useEffect(() => (signedOut ? undefined : listenToNode()), [signedOut])
}

/** `g`, then within a second the letter of a place. The second key is taken before any page sees it. */
function useGoKeys(): void {
  const go = useGo()
  const may = useMay()
  const since = useRef(0)
  const current = useRef({ go, may })
  useLayoutEffect(() => {
    current.current = { go, may }
  })
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !singleKeysOn() || isTyping(event)) return
      if (isSignedOut()) return
      if (event.code === 'KeyG') {
        since.current = event.timeStamp
        return
      }
      if (event.timeStamp - since.current > 1000 || since.current === 0) return
      since.current = 0
      const place = places.find(({ nav, needs }) => nav.key === event.code && (!needs || current.current.may(needs)))
      if (!place) return
      event.preventDefault()
      event.stopPropagation()
      current.current.go(place.path)
    }
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [])
}

const isTyping = (event: KeyboardEvent) =>
  (event.target as HTMLElement).closest('input, textarea, select, [contenteditable=true], [role=dialog], dialog') !==
  null
