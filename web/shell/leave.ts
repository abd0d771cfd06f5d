import type { QueryClient } from '@tanstack/react-query'
import { markSignedOut } from '../kit/session.ts'

/** Ends the session at the node and forgets everything the desk was told. */
export async function leave(client: QueryClient): Promise<void> {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  client.clear()
  markSignedOut()
  // A fresh document: nothing of the last officer stays in memory for the next one.
  location.assign('/desk/')
}
