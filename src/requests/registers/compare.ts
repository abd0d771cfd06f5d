import type { RequestStatus } from '../codes/contract.ts'
import type { Difference, DifferenceKind } from './contract.ts'
import type { Known } from './read-book.ts'
import type { StatementRow } from './statement.ts'

interface Books {
  readonly own: string
  readonly here: readonly StatementRow[]
  readonly there: readonly StatementRow[]
  /** What our exchange knows of the messages that stand in one book only. */
  readonly known: ReadonlyMap<string, Known>
  /** When we asked, by our clock. */
  readonly askedAt: Date
}

type Entry = StatementRow['log'][number]
type Found = Pick<Difference, 'what' | 'message' | 'code'>

/** Their receipts carry times of their clock; two clocks may be this far apart (EXCHANGE.md). */
const skew = 10 * 60_000
/** Between these moves a receipt, and no entry of the log. */
const byReceipt: readonly RequestStatus[] = ['Sent', 'Delivered', 'Acknowledged']

/** The messages that stand in one of the two books only: what must be looked up before the books are compared. */
export function inOneBookOnly(here: readonly StatementRow[], there: readonly StatementRow[]): string[] {
  const ids = (rows: readonly StatementRow[]) => new Set(rows.flatMap(({ log }) => log.map(([message]) => message)))
  return [...ids(here).symmetricDifference(ids(there))]
}

/** Compares two books row by row. Each difference is explained by what we hold signed, or by nothing at all. */
export function compareBooks({ here, there, ...rest }: Books): Difference[] {
  const theirs = new Map(there.map((row) => [row.id, row]))
  const ours = new Set(here.map(({ id }) => id))
  return [
    ...here.flatMap((row) => explain(rest, row, theirs.get(row.id))),
    ...there.filter(({ id }) => !ours.has(id)).flatMap((row) => explain(rest, undefined, row)),
  ]
}

type Knowing = Omit<Books, 'here' | 'there'>

function explain(knowing: Knowing, here: StatementRow | undefined, there: StatementRow | undefined): Difference[] {
  const row = (here ?? there)!
  const found = here && there ? inBoth(knowing, here, there) : inOne(knowing, row, here !== undefined)
  return found.map((each) => ({
    request: row.id,
    kind: row.kind,
    from: row.from,
    ...each,
    here: here?.status ?? null,
    there: there?.status ?? null,
  }))
}

/** One book does not hold the request at all: its opening says why; what followed it follows from that. */
const inOne = (knowing: Knowing, { log }: StatementRow, isHere: boolean): Found[] => [
  isHere ? missingThere(knowing, log[0]!) : missingHere(knowing, log[0]!),
]

function inBoth(knowing: Knowing, here: StatementRow, there: StatementRow): Found[] {
  const plain = (what: DifferenceKind, message: string | null = null): Found => ({ what, message, code: null })
  const [opening] = here.log[0]!
  if (here.kind !== there.kind || here.from !== there.from || opening !== there.log[0]![0])
    return [plain('OpeningDiffers', opening)]
  const ours = new Map(here.log.map((entry) => [entry[0], entry]))
  const theirs = new Map(there.log.map((entry) => [entry[0], entry]))
  const found = [
    ...here.log.filter(([id]) => !theirs.has(id)).map((entry) => missingThere(knowing, entry)),
    ...there.log.filter(([id]) => !ours.has(id)).map((entry) => missingHere(knowing, entry)),
    ...here.log
      .filter(([id, , digest]) => theirs.has(id) && theirs.get(id)![2] !== digest)
      .map(([id]) => plain('LogDiffers', id)),
  ]
  if (found.length > 0 || here.status === there.status) return found
  const receipt = byReceipt.includes(here.status) && byReceipt.includes(there.status)
  return [plain(receipt ? 'ReceiptOnItsWay' : 'StatusDiffers')]
}

function missingThere({ own, known, askedAt }: Knowing, [message, from]: Entry): Found {
  const sent = known.get(message)
  const say = (what: DifferenceKind): Found => ({ what, message, code: sent?.code ?? null })
  // They wrote it and we hold it, signed by them.
  if (from !== own) {
    const late = sent?.receivedAt != null && sent.receivedAt.getTime() > askedAt.getTime() - skew
    return say(late ? 'OnItsWay' : 'LostThere')
  }
  if (sent?.state === 'refused') return say('RefusedThere')
  if (!sent?.receivedAt || sent.receivedAt.getTime() > askedAt.getTime() - skew) return say('OnItsWay')
  return say('LostThere')
}

function missingHere({ own, known }: Knowing, [message, from]: Entry): Found {
  const came = known.get(message)
  const say = (what: DifferenceKind): Found => ({ what, message, code: came?.code ?? null })
  if (came?.state === 'refused') return say('RefusedHere')
  // What never came may still come; what was ours, or what we signed for, is lost here.
  return say(came || from === own ? 'LostHere' : 'NotYetHere')
}
