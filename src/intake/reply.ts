import { handle } from '../platform/handle.ts'
import { reply } from './contract.ts'
import { answerReporter } from './thread.ts'
import type { IntakeTables } from './tables.ts'

export const endpoint = handle<IntakeTables, typeof reply.input, typeof reply.output>(reply, {
  needs: 'intake.reply',
  audit: ({ report }, { message }) => ({ subject: report, detail: { message } }),
  run: async (context, { report, text }) => ({
    message: await answerReporter(context, { report, text, by: context.officer.id }),
  }),
})
