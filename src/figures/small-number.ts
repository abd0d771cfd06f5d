/** Below this many a count is not shown; it is also the step to which larger counts are rounded down (domain.md 1.6). */
export const threshold = 10

/** What the public may see of a count: null, or a multiple of ten. */
export const shownOf = (n: number): number | null => (n < threshold ? null : Math.floor(n / threshold) * threshold)
