import { Problem } from '../platform/problem.ts'

export const noSuchFigure = (code: string) => new Problem('figures/no-such-figure', 404, { code })
export const noSuchSeries = (series: string) => new Problem('figures/no-such-series', 404, { series })
export const codeTaken = (code: string) => new Problem('figures/code-taken', 409, { code })
/** Somebody else's revision of this figure waits already. */
export const revisionWaits = (code: string) => new Problem('figures/revision-waits', 409, { code })
export const nothingProposed = (code: string) => new Problem('figures/nothing-proposed', 409, { code })
/** Gate G7. */
export const notWhole = (code: string) => new Problem('figures/not-whole', 409, { code, gate: 'G7' })
export const ownProposal = (code: string) => new Problem('figures/own-proposal', 403, { code })
