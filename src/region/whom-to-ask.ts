import type { Story } from './stories/story.ts'

/**
 * The state that a story's case is asked of: where the person is held, or the last state on the way there; where a
 * guest is held, the state that she comes from. Only states with a node; undefined where none of them can help.
 */
export function whomToAsk(
  { home, route }: Pick<Story, 'home' | 'route'>,
  { own, nodes }: { readonly own: string; readonly nodes: readonly string[] },
): string | undefined {
  const reached = (state: string) => state !== own && nodes.includes(state)
  if (home.country !== own && route.held.country === own) return reached(home.country) ? home.country : undefined
  return [route.held, ...route.transit.toReversed()].map(({ country }) => country).find(reached)
}
