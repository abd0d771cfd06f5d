import type { AccessTables } from '../access/index.ts'
import type { CaseworkTables } from '../casework/index.ts'
import type { DirectoryTables } from '../directory/index.ts'
import type { Context } from '../platform/handle.ts'
import type { NetworksTables } from './tables.ts'

export type OfficerCtx = Context<NetworksTables & CaseworkTables & AccessTables & DirectoryTables>
