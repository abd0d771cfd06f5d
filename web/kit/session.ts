import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { useAsk } from './ask.ts'
import { me } from '../../src/access/contract.ts'

let signedOut = false
const listeners = new Set<() => void>()
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
function setSignedOut(value: boolean): void {
  if (signedOut === value) return
  signedOut = value
  for (const listener of listeners) listener()
}

/** Called when the node answered 401: the shell lays the sign-in over the page and keeps every draft below it. */
export const markSignedOut = () => setSignedOut(true)
/** Called by the sign-in page when the node has let the officer in. */
export const markSignedIn = () => setSignedOut(false)
/** Whether the sign-in lies over the page now; then no key may reach what is below it. */
export const isSignedOut = () => signedOut
export const useSignedOut = () => useSyncExternalStore(listen, () => signedOut)

/** Who is at the desk. Inside the shell she is always known. */
export function useMe(): z.output<typeof me.output> {
  const { data } = useAsk(me, {})
  if (!data) throw new Error('useMe outside the signed-in desk')
  return data
}

/** Whether the officer holds a right. For showing and greying only: the node decides. */
export function useMay(): (right: string) => boolean {
  const { may } = useMe()
  return (right) => may.includes(right)
}
