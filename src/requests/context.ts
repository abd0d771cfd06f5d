import type { AssistanceTables } from '../assistance/index.ts'
import type { CaseworkTables } from '../casework/index.ts'
import type { DirectoryTables } from '../directory/index.ts'
import type { ExchangeTables } from '../exchange/index.ts'
import type { AccessTables } from '../access/index.ts'
import type { IdentificationTables } from '../identification/index.ts'
import type { IntakeTables } from '../intake/index.ts'
import type { LettersTables } from '../letters/index.ts'
import type { Context, SystemContext } from '../platform/handle.ts'
import type { Officer } from '../platform/officer.ts'
import type { TransfersTables } from '../transfers/index.ts'
import type { RequestsTables } from './tables.ts'

export type AllTables = RequestsTables &
  ExchangeTables &
  LettersTables &
  AccessTables &
  DirectoryTables &
  IntakeTables &
  CaseworkTables &
  AssistanceTables &
  IdentificationTables &
  TransfersTables

/** An officer asks. */
export type OfficerCtx = Context<AllTables>
/** The node itself, or an officer: what moves a request serves both. */
export type Ctx = SystemContext<AllTables> & { readonly officer?: Officer }
