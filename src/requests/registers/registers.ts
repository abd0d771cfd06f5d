import { everyMinute } from '../../platform/every-minute.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Host } from '../../platform/http.ts'
import type { AllTables } from '../context.ts'
import * as backlog from './backlog.ts'
import * as differences from './differences.ts'
import { askForStatement, takeStatement } from './exchange-statements.ts'
import * as reconciliation from './get-reconciliation.ts'
import * as workbook from '../workbook/workbook.ts'
import { endpoint as reconcile } from './reconcile.ts'
import { compareInTurn } from './schedule.ts'
import { statementMessage } from './statement.ts'

/** What this part of the slice gives to it. */
export const endpoints = [
  [reconcile, reconciliation.list, reconciliation.get, backlog.count, backlog.list],
  [workbook.get, workbook.check, workbook.exported, workbook.plan, workbook.add, workbook.change],
  [differences.list, differences.own, differences.settle, differences.rhythm],
].flat()
export const messages = { [statementMessage.split('@')[0]!]: takeStatement }
export const listeners = { 'requests.reconciliation-asked': askForStatement, ...differences.notices }

/** Compares the books whose turn it is, and says what was not settled in time. */
export const start = (host: Host<AllTables & PlatformTables>) =>
  everyMinute(host, {
    name: 'requests.registers',
    look: async (context) => (await compareInTurn(context)) + (await differences.tellLateDifferences(context)),
  })
