import { findYes } from '../../assistance/index.ts'
import type { Letter } from '../../letters/index.ts'
import { registerTransfer } from '../../transfers/index.ts'
import type { FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { consentsFor } from '../move/consents.ts'
import type { RequestRecord } from '../tables.ts'
import { categoriesOf } from './categories.ts'

interface Gone {
  readonly id: string
  readonly way: 'Exchange' | 'Letter' | 'ByHand'
  /** Where it is no word of the request itself. */
  readonly kind?: string
  readonly step: string
  readonly fields: readonly string[]
}

/** The line in the register of transfers for what leaves about a request. */
export async function noteTransfer(context: Ctx, row: RequestRecord, gone: Gone): Promise<void> {
  const categories = categoriesOf(gone.fields)
  const purposes = row.side === 'Out' && categories.length > 0 ? await consentsFor(context, row) : []
  const consents =
    row.person !== null && purposes.length > 0
      ? await findYes(context, { person: row.person, purposes, recipient: `state:${row.state}`, fields: categories })
      : []
  await registerTransfer(context, {
    kind: row.kind,
    ...gone,
    recipient: row.state,
    thread: row.id,
    categories,
    persons: categories.length > 0 ? 1 : 0,
    purpose: row.purpose,
    tlp: row.tlp,
    pap: row.pap,
    safeguards: row.legal_basis.map(({ clause, source, verified }) => ({ clause, source, verified })),
    consents,
  })
}

/** What a body says of itself and of nobody: ids, codes, times and posts. */
const about: ReadonlySet<string> = new Set(
  `request message kind to purpose urgency tlp pap caveats legalBasis language acknowledgeDue answerDue post at step reason
   eraseDue upgradedFrom note recall lead life word question offer record preview epoch made translator part counted`.split(
    /\s+/,
  ),
)
/** Where the fields of a request, an answer, a correction or a translation stand. */
const holders: readonly string[] = ['fields', 'answer', 'correction', 'texts']

/**
 * Names of all that a body says: what it carries is read from what is sent, not from what the sender says of it. What
 * nobody here knows counts as a field, so that a new kind of message cannot pass unseen.
 */
export function fieldsIn(body: object): string[] {
  const named = Object.entries(body).flatMap(([name, value]) => {
    if (value === null || value === undefined || about.has(name)) return []
    if (!holders.includes(name)) return [name]
    // A recall names what it takes back in a list: names, and nothing with them.
    return typeof value === 'object' && !Array.isArray(value) ? Object.keys(value as FieldValues) : []
  })
  return [...new Set(named)]
}

/** A paper is counted when it is issued: from then on it can be carried out of the house. */
export const noteLetter = (context: Ctx, row: RequestRecord, { letter, as }: { letter: string; as: Letter }) =>
  noteTransfer(context, row, {
    id: letter,
    way: 'Letter',
    step: as.kind,
    fields: Object.keys(as.facts),
  })

const saysNothing: readonly string[] = ['Done', 'Recalled', 'Closed']

/** A word of a case room: free text or a file about the person of the request through which the case is shared. */
export const noteWord = (
  context: Ctx,
  {
    door,
    to,
    message,
    kind,
    tlp,
  }: { door: RequestRecord; to: string; message: string; kind: string; tlp: RequestRecord['tlp'] },
) =>
  noteTransfer(
    context,
    { ...door, state: to, tlp },
    {
      id: message,
      way: 'Exchange',
      kind: 'CaseRoom',
      step: kind,
      fields: saysNothing.includes(kind) ? [] : [kind === 'File' ? 'file' : 'text'],
    },
  )
