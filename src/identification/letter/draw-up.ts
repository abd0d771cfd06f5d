import { nameOfAgency, type AccessTables } from '../../access/index.ts'
import { getPerson, type CaseworkTables } from '../../casework/index.ts'
import type { OpenedPerson } from '../../casework/contract.ts'
import type { DirectoryTables } from '../../directory/index.ts'
import type { LetterLanguage } from '../../letters/contract.ts'
import type { Letter, LettersTables } from '../../letters/index.ts'
import type { Context } from '../../platform/handle.ts'
import { findLast, rowsOf, type DeterminationRow } from '../get-determination.ts'
import { noSuchDecision, overtaken } from '../problems.ts'
import type { IdentificationTables } from '../tables.ts'

export type LetterCtx = Context<IdentificationTables & CaseworkTables & LettersTables & DirectoryTables & AccessTables>

const told: readonly string[] = ['PresumedVictim', 'IdentifiedVictim', 'NotAVictim']

/** A decision of ours that can be told to her. */
export const canBeTold = ({ status, message }: DeterminationRow) => message === null && told.includes(status)

/** The decision, with the person whom it is about; only what stands now is told. */
export async function decisionToTell(
  context: LetterCtx,
  id: string,
): Promise<{ row: DeterminationRow; person: OpenedPerson }> {
  const found = await context.db
    .selectFrom('identification.determination')
    .select(['person', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw noSuchDecision(id)
  const person = await getPerson(context, found.person)
  const row = await rowsOf(context.db, found.person).where('id', '=', id).executeTakeFirstOrThrow()
  if (!canBeTold(row)) throw noSuchDecision(id)
  if ((await findLast(context.db, found))!.id !== id) throw overtaken(id)
  return { row, person }
}

interface Wish {
  readonly languages: readonly LetterLanguage[]
  readonly reasons: string
}

/** The letter to her: what was decided stands in it as it was decided, and cannot be typed over. */
export async function drawUp(
  context: LetterCtx,
  { row, person }: { row: DeterminationRow; person: OpenedPerson },
  { languages, reasons }: Wish,
): Promise<Letter> {
  const { db, officer, state } = context
  const name = person.identity.names[0]?.text ?? ''
  return {
    kind: 'DecisionLetter',
    matter: 'TellDecision',
    languages: [...new Set(languages)],
    authority: await nameOfAgency(db, officer.agency),
    post: officer.post,
    to: { state, ...(name !== '' && { office: name }) },
    references: { ours: row.id },
    facts: {
      name,
      status: row.status,
      decisionBody: row.body!,
      decisionDate: row.decided_on,
      plainReasons: reasons,
      meaning: row.status,
      appealHow: 'AskAnybody',
      ...(row.appeal_until && { appealUntil: row.appeal_until }),
    },
    handling: { tlp: 'RED', purpose: 'TellPerson', caveats: [] },
    basis: [],
  }
}
