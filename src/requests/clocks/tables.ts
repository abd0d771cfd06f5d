import type { ColumnType } from 'kysely'
import type { RequestClock } from '../../directory/contract.ts'

export interface ClockTables {
  'requests.clock': { request: string; clock: ColumnType<RequestClock, string, never> }
}
