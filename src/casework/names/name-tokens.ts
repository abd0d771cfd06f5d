import { normaliseName, skeleton } from './normalise-name.ts'

/** Pieces by which two tellings of one name may meet: its tokens, and the skeletons of those long enough to have one. */
export function nameTokens(name: string): string[] {
  const tokens = normaliseName(name)
  return [...tokens, ...tokens.map(skeleton).filter((bones) => bones.length >= 3)]
}
