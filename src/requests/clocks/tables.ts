import type { ColumnType } from 'kysely'
import type { WorkingClock } from '../../directory/contract.ts'

export interface ClockTables {
  'requests.clock': { request: string; clock: ColumnType<WorkingClock, string, never> }
}
