import type { Figure, Growth } from './contract.ts'

/** Growth between neighbours of a series, computed from the published numbers and never typed in. */
export function growthOf(figures: readonly Pick<Figure, 'period' | 'number'>[]): Growth[] {
  const points = figures.flatMap(({ period, number }) => (number === null ? [] : { period, number }))
  return points.slice(1).map((to, index) => {
    const from = points[index]!
    return { from, to, rate: from.number === 0 ? null : (to.number - from.number) / from.number }
  })
}
