import { announce } from '../platform/announce.ts'
import { handle, type Context } from '../platform/handle.ts'
import { reply } from './contract.ts'
import { getRow } from './get-report.ts'
import { markReadUpTo } from './mark-read.ts'
import { dateIsPast } from './problems.ts'
import { onceOf } from './receipt.ts'
import { answerReporter, promiseContact } from './thread.ts'
import type { IntakeTables } from './tables.ts'

type Ctx = Context<IntakeTables>

/** What lay open when she wrote is read by it; the next word is promised in the same act. */
export const endpoint = handle<IntakeTables, typeof reply.input, typeof reply.output>(reply, {
  needs: 'intake.reply',
  audit: ({ report, nextContact }, { message, read, case: caseFile }) => ({
    subject: report,
    ...(caseFile && { cases: [caseFile] }),
    detail: { message, read, nextContact: nextContact ?? null },
  }),

  async run(context: Ctx, { report, text, once: told, upTo, nextContact }) {
    const { db, officer, now } = context
    if (nextContact && new Date(nextContact) <= now) throw dateIsPast(report)
    const { case_file: caseFile } = await getRow(context, report)
    const read = upTo ? await markReadUpTo(context, { report, upTo }) : 0
    const once = told ? onceOf(context.vault, told) : null
    const message = (await answerReporter(context, { report, text, by: officer.id, once })) ?? null
    if (message === null) return { message, read, case: caseFile }
    if (nextContact) await promiseContact(context, { report, due: new Date(nextContact) })
    await announce(db, 'intake.reporter-answered', {
      report,
      officer: officer.id,
      agency: officer.agency,
      due: nextContact ?? null,
    })
    return { message, read, case: caseFile }
  },
})
