import { giveNotice, tellOfficers } from '../access/index.ts'
import type { CaseworkTables } from '../casework/index.ts'
import type { IntakeTables } from '../intake/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoint as askReporter } from './ask-reporter.ts'
import { endpoint as assess } from './assess.ts'
import { endpoint as countQueue } from './count-queue.ts'
import { endpoint as decide } from './decide.ts'
import { endpoint as findReceipt } from './find-receipt.ts'
import { endpoint as doFirstAction } from './first-actions.ts'
import { endpoint as getItem } from './get-item.ts'
import { blinded } from './keep-clues.ts'
import { endpoint as listQueue } from './list-queue.ts'
import { watchPromises } from './promise.ts'
import { hearReporter, noteAnswer, noteRead } from './hear-reporter.ts'
import { noteFiles, receiveReport } from './receive-report.ts'
import type { TriageTables } from './tables.ts'
import { ringForDanger } from './ring-for-danger.ts'
import { endpoint as takeItem } from './take-item.ts'

export type { TriageTables } from './tables.ts'

export const slice: Slice<TriageTables & IntakeTables & CaseworkTables & PlatformTables> = {
  name: 'triage',
  endpoints: [countQueue, listQueue, findReceipt, getItem, takeItem, assess, doFirstAction, askReporter, decide],
  blinded: [blinded],
  start: watchPromises,
  listeners: {
    'triage.promise-late': (context, { report }) =>
      giveNotice(context, { right: 'casework.supervise' }, { kind: 'triage.promise-late', subject: String(report) }),
    async 'intake.report-received'(context, payload) {
      await receiveReport(context, payload)
      await noteFiles(context, payload)
      await tellOfficers(context, { kind: 'intake.report-received', right: 'triage.read' })
    },
    'intake.files-came': noteFiles,
    async 'intake.reporter-wrote'(context, payload) {
      await hearReporter(context, payload)
      await noteFiles(context, payload)
      await tellOfficers(context, { kind: 'intake.reporter-wrote', right: 'triage.read' })
    },
    'intake.thread-read': noteRead,
    'intake.reporter-answered': noteAnswer,
    'triage.item-waiting': ringForDanger,
    'triage.item-changed': (context) => tellOfficers(context, { kind: 'triage.item-changed', right: 'triage.read' }),
    'triage.report-decided': (context) =>
      tellOfficers(context, { kind: 'triage.report-decided', right: 'triage.read' }),
  },
}
