import * as backlog from './backlog.ts'
import { askForStatement, takeStatement } from './exchange-statements.ts'
import * as reconciliation from './get-reconciliation.ts'
import { endpoint as reconcile } from './reconcile.ts'
import { statementMessage } from './statement.ts'

/** What this part of the slice gives to it. */
export const endpoints = [reconcile, reconciliation.list, reconciliation.get, backlog.count, backlog.list]
export const messages = { [statementMessage.split('@')[0]!]: takeStatement }
export const listeners = { 'requests.reconciliation-asked': askForStatement }
