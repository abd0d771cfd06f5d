import { listLettersOf, openLetter } from '../../letters/index.ts'
import { nameOfAgency } from '../../access/index.ts'
import type { Caveat, FieldValues, LegalBasis, RequestKind, Tlp } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { keyOf, openFields } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'

/** What a state without a node is given to read: what the request says, and nothing else. */
export interface PacketContent {
  readonly suar: 1
  readonly request: string
  readonly kind: RequestKind
  readonly from: string
  readonly to: string
  readonly authority: string
  readonly sentAt: string
  readonly answerDue: string | null
  readonly tlp: Tlp
  readonly caveats: readonly Caveat[]
  readonly legalBasis: readonly LegalBasis[]
  readonly language: string
  readonly fields: FieldValues
}

export async function contentOf(context: Ctx, row: RequestRecord): Promise<PacketContent> {
  return {
    suar: 1,
    request: row.id,
    kind: row.kind,
    from: context.state,
    to: row.state,
    authority: await nameOfAgency(context.db, row.agency!),
    sentAt: row.sent_at!.toISOString(),
    answerDue: row.answer_due?.toISOString() ?? null,
    tlp: row.tlp,
    caveats: row.caveats,
    legalBasis: row.legal_basis,
    language: row.language,
    fields: openFields(await keyOf(context, row), row),
  }
}

/** The letters that stand, as they were issued: their codes can be checked by whoever holds the paper. */
export async function lettersOf(context: Ctx, row: RequestRecord) {
  const key = await keyOf(context, row)
  const standing = (await listLettersOf(context, { subject: row.id, key })).filter(
    ({ withdrawnAt }) => withdrawnAt === null,
  )
  return Promise.all(
    standing.map(async ({ id, kind }) => {
      const { number, pdf } = await openLetter(context, id, key)
      return { number, kind, pdf }
    }),
  )
}
