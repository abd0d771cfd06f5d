import type { QueryClient } from '@tanstack/react-query'
import { question } from '../kit/ask.ts'
import type { DeskPage } from '../kit/desk-page.ts'

/** Fetches a page's code and asks what it asks first, at the same time; answers stay with the page. */
export async function askAhead(
  client: QueryClient,
  page: DeskPage,
  { ids, component }: { ids: Record<string, string>; component: { preload?: () => Promise<unknown> } },
): Promise<void> {
  // A refusal is shown by the page itself, in its place.
  for (const [contract, input] of page.asks?.(ids) ?? []) void client.prefetchQuery(question(contract, input))
  await component.preload?.()
}
