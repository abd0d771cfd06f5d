import { MutationCache, QueryCache, QueryClient, onlineManager } from '@tanstack/react-query'
import { NoAnswer, ProblemError } from './problem.ts'
import { markSignedOut } from './session.ts'

/** What the desk has been told so far. It lives in memory only: nothing about a case is left on the device. */
export const questions = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 30 * 60_000,
      retry: (times, error) => !(error instanceof ProblemError) && times < 2,
      refetchOnWindowFocus: true,
    },
    // Never told twice by itself: the first may have been heard though its answer was lost. Who tells again sees what stands.
    mutations: { retry: false },
  },
})

function notice(error: Error): void {
  if (error instanceof ProblemError && error.code === 'not-signed-in') markSignedOut()
  if (error instanceof NoAnswer) waitForNode()
}

/** Asks for a sign of life after a broken line; without one the desk says so at once, before anybody presses anything. */
export async function isNodeThere(): Promise<void> {
  const answer = await fetch('/healthz').catch(() => undefined)
  if (!answer?.ok) waitForNode()
}

let waiting = false

/** The node is away though the device has a network: ask for a sign of life every 3 s, then let all that waits go. */
function waitForNode(): void {
  onlineManager.setOnline(false)
  if (waiting) return
  waiting = true
  const timer = setInterval(() => {
    void fetch('/healthz')
      .then((answer) => {
        if (!answer.ok) return
        clearInterval(timer)
        waiting = false
        onlineManager.setOnline(true)
      })
      .catch(() => undefined)
  }, 3000)
}
