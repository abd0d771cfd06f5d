import { getCase, promiseContact, recordEvent } from '../../casework/index.ts'
import { answerReporter, promiseContact as promiseReporter, whyNotTell } from '../../intake/index.ts'
import { handle } from '../../platform/handle.ts'
import { tellReporter } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, saveRow, standingOf } from '../move/row.ts'
import { nobodyToTell } from '../problems.ts'

/** The answer flows on to whoever reported, and the date of the next word with it: nobody waits unseen. */
export const endpoint = handle(tellReporter, {
  needs: 'intake.reply',
  audit: auditOf,

  async run(context: OfficerCtx, { request, text }) {
    const row = await holdOurs(context, request)
    if (row.case_id === null) throw nobodyToTell(request)
    const { reports, id } = await getCase(context, row.case_id)
    const { id: by } = context.officer
    const whys = await Promise.all(reports.map((report) => whyNotTell(context, report, by)))
    const told = reports.filter((_, index) => whys[index] === null)
    if (told.length === 0) throw nobodyToTell(request)
    const due = await promiseContact(context, { case: id })
    for (const report of told) {
      await answerReporter(context, { report, text, by })
      await promiseReporter(context, { report, due })
    }
    await recordEvent(context, { case: id, kind: 'requests.reporter-told', detail: { request } })
    return standingOf(await saveRow(context, row, { untold: false }))
  },
})
