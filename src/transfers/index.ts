import type { DirectoryTables } from '../directory/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import * as grounds from './grounds.ts'
import { exported, list } from './list-transfers.ts'
import type { TransfersTables } from './tables.ts'

export { registerTransfer } from './register-transfer.ts'
export type { TransfersTables } from './tables.ts'

export const slice: Slice<TransfersTables & DirectoryTables & PlatformTables> = {
  name: 'transfers',
  endpoints: [list, exported, grounds.list, grounds.record, grounds.end],
}
