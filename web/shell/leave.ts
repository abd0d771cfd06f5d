import type { QueryClient } from '@tanstack/react-query'
import { endSession } from './idle.ts'

/** Ends the session and forgets everything: a fresh document, so nothing stays in memory for the next officer. */
export async function leave(client: QueryClient): Promise<void> {
  await endSession()
  client.clear()
  location.assign('/desk/')
}
