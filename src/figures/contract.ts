import { z } from 'zod'
import { command, query } from '../platform/contract.ts'

export const FigureCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .brand<'FigureCode'>()
export type FigureCode = z.infer<typeof FigureCode>

/** What is counted. Never mixed in one series: a case holds many people, a person may report twice. */
export const Unit = z.enum(['Case', 'Person', 'Complaint', 'PoliceReport', 'Request', 'Rupiah', 'Percent'])
export type Unit = z.infer<typeof Unit>

/** At which status it was counted. */
export const CountedAs = z.enum([
  'Complaint',
  'Indicated',
  'Identified',
  'Handled',
  'Closed',
  'Detected',
  'Registered',
  'Repatriated',
  'Calculated',
  'Paid',
  'Estimate',
  'Synthetic',
])
export type CountedAs = z.infer<typeof CountedAs>

const Words = z.object({ id: z.string(), en: z.string() })
const Line = z.string().trim().max(300)

/** What an officer writes down. May be incomplete while proposed; gate G7 holds it back until it is whole. */
export const Draft = z.object({
  asStated: Line.min(1),
  /** Only where the source states one number. */
  number: z.number().finite().nullable(),
  unit: Unit,
  countedAs: CountedAs,
  place: Line,
  definition: z.object({ id: Line, en: Line }),
  period: Line,
  source: Line,
  sourceRead: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

export const Revision = z.object({
  ...Draft.shape,
  definition: Words,
  revision: z.int(),
  state: z.enum(['Proposed', 'Published', 'Replaced', 'Declined']),
  reason: z.string().nullable(),
  /** By post; null when the figure came with the program. */
  author: z.string().nullable(),
  writtenAt: z.iso.datetime(),
  approver: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
})
export type Revision = z.infer<typeof Revision>

export const Figure = z.object({
  ...Revision.shape,
  code: FigureCode,
  series: z.string().nullable(),
  /** Codes of the figures that say something else about the same; its own code where its source contradicts itself. */
  contradictedBy: z.array(FigureCode),
})
export type Figure = z.infer<typeof Figure>

export const listFigures = query('figures/list-figures', {
  summary: 'Lists the figures ledger: every figure with definition, unit, period, source and status.',
  input: z.object({
    search: z.string().trim().max(100).optional(),
    unit: Unit.optional(),
    series: z.string().max(60).optional(),
    onlyContradicted: z.boolean().optional(),
    /** Also what waits for a second person. */
    state: z.enum(['Published', 'Proposed']).optional(),
  }),
  output: z.object({ figures: z.array(Figure) }),
})

export const Growth = z.object({
  from: z.object({ period: z.string(), number: z.number() }),
  to: z.object({ period: z.string(), number: z.number() }),
  /** (to - from) / from; 1.083 is +108.3 %. Null when it started from nothing. */
  rate: z.number().nullable(),
})
export type Growth = z.infer<typeof Growth>

export const Series = z.object({ series: z.string(), figures: z.array(Figure), growth: z.array(Growth) })
export type Series = z.infer<typeof Series>

export const getSeries = query('figures/get-series', {
  summary: 'Shows one series in the order of its periods, with growth computed between neighbours.',
  input: z.object({ series: z.string().max(60) }),
  output: Series,
})

export const getFigure = query('figures/get-figure', {
  summary: 'Shows one figure with all its revisions and, side by side, the figures that contradict it.',
  input: z.object({ code: FigureCode }),
  output: z.object({
    figure: Figure,
    revisions: z.array(Revision),
    contradictions: z.array(z.object({ figure: Figure, note: Words })),
  }),
})

export const addFigure = command('figures/add-figure', {
  summary: 'Proposes a new figure for the ledger; a second person publishes it.',
  input: z.object({ code: FigureCode, series: z.string().max(60).nullable(), draft: Draft }),
  output: z.object({ code: FigureCode, revision: z.int() }),
})

export const reviseFigure = command('figures/revise-figure', {
  summary: 'Proposes a revision of a figure, with the reason; the old one stays in the ledger.',
  input: z.object({ code: FigureCode, draft: Draft, reason: Line.min(1) }),
  output: z.object({ code: FigureCode, revision: z.int() }),
})

export const decideFigure = command('figures/decide-figure', {
  summary: 'Publishes or declines a proposed figure; never by its author, never without definition, period and source.',
  input: z.object({
    code: FigureCode,
    revision: z.int().positive(),
    outcome: z.enum(['Publish', 'Decline']),
    reason: Line.optional(),
  }),
  output: z.object({ state: z.enum(['Published', 'Declined']) }),
})

/** What this node counts of its own work. */
export const OwnCount = z.enum(['ReportReceived', 'ReportAnswered', 'CaseOpened', 'RequestSent', 'RequestAnswered'])
export type OwnCount = z.infer<typeof OwnCount>

export const ownCounts = query('figures/own-counts', {
  summary: 'Shows what this node counted itself, exact, beside what the public sees of it.',
  input: z.object({}),
  output: z.object({
    counts: z.array(
      z.object({
        kind: OwnCount,
        year: z.int(),
        n: z.int(),
        /** What the public page shows; null when too small to be shown. */
        shown: z.int().nullable(),
      }),
    ),
    /** Median of the hours from a report to the first answer; null when nothing was answered. */
    hoursToAnswer: z.number().nullable(),
    hoursToRequestAnswer: z.number().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    threshold: z.int(),
  }),
})

export const publishOwnCounts = command('figures/publish-own-counts', {
  summary: 'Releases the own counts to the public page now, through the small-number rule.',
  input: z.object({}),
  output: z.object({ release: z.int() }),
})
