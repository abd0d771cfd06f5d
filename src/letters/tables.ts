import type { ColumnType, Selectable } from 'kysely'
import type { LetterKind, LetterLanguage, WithdrawReason } from './contract.ts'

type Fixed<T> = ColumnType<T, T, never>

export interface LettersTables {
  'letters.letter': {
    id: Fixed<string>
    /** As it stands on the paper: state, year, a number that counts up. */
    number: Fixed<string>
    kind: Fixed<LetterKind>
    languages: Fixed<LetterLanguage[]>
    subject: Fixed<string>
    authority: Fixed<string>
    code: Fixed<Buffer>
    digest: Fixed<Buffer>
    pages: Fixed<number>
    size: Fixed<number>
    sealed_code: Fixed<Buffer>
    sealed_pdf: Fixed<Buffer>
    /** The day as printed, in the zone of this state's capital. */
    dated: Fixed<string>
    issued_at: Fixed<Date>
    issued_by: Fixed<string>
    withdrawn_at: Date | null
    withdrawn_by: string | null
    withdrawn_why: WithdrawReason | null
  }
}

export type LetterRecord = Selectable<LettersTables['letters.letter']>
