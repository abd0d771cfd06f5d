import { useEffect } from 'react'
import { markSignedOut } from '../kit/session.ts'

const quarter = 15 * 60_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * After 15 minutes without a hand on it the desk locks: the session ends at the node, the sign-in lies over the page,
 * and what was typed waits below it.
 */
export function useLockWhenIdle(after = quarter): void {
  useEffect(() => {
    let last = Date.now()
    const touch = () => (last = Date.now())
    const look = () => {
      if (Date.now() - last < after) return
      last = Infinity
      markSignedOut()
      void endSession()
    }
    // A laptop that slept has its timers late: looking again when it wakes closes that gap.
    const timer = setInterval(look, 15_000)
    document.addEventListener('visibilitychange', look)
    for (const sign of signs) document.addEventListener(sign, touch, { passive: true })
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      for (const sign of signs) document.removeEventListener(sign, touch)
    }
  }, [after])
}

/** Ends the session at the node. */
export const endSession = () =>
  fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).catch(
    () => undefined,
  )
